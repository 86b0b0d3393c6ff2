import { SeatPlan } from '../seatmap/model';
import { capacityOf, EMPTY_DRAFT, FARTHEST, marked, mirrored, moved, newBlock, problemsOf, rowLabel, seatCount, seatNumbers, seatsOf, toggledSeat, withBlock, without, withZone, type PlanDraft } from './draft';
import { History } from './history';
import { fromJson, PlanUnreadable, toLayout, toRequest } from './transfer';

const block = newBlock('a', 'Stalls', 0);
const plan = (change: Partial<PlanDraft> = {}): PlanDraft => ({ ...EMPTY_DRAFT, name: 'Theatre', blocks: [block], ...change });
const codes = (draft: PlanDraft): string[] => problemsOf(draft).map((problem) => problem.code);

describe('rows and numbers', () => {
  it('labels rows beyond Z, and without I and O', () => {
    expect([0, 25, 26, 51, 52].map((row) => rowLabel(block, row))).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
    const without = { ...block, skipsIO: true };
    expect([7, 8, 12, 13, 23, 24].map((row) => rowLabel(without, row))).toEqual(['H', 'J', 'N', 'P', 'Z', 'AA']);
    expect(rowLabel({ ...block, labels: 'numbers', firstLabel: 11 }, 2)).toBe('13');
  });

  it('numbers from the left, the right, odd, even, and from the middle', () => {
    expect(seatNumbers('left', 1, 4)).toEqual([1, 2, 3, 4]);
    expect(seatNumbers('right', 1, 4)).toEqual([4, 3, 2, 1]);
    expect(seatNumbers('odd', 2, 3)).toEqual([3, 5, 7]);
    expect(seatNumbers('even', 1, 3)).toEqual([2, 4, 6]);
    expect(seatNumbers('oddEven', 1, 5)).toEqual([5, 3, 1, 2, 4]);
    expect(new Set(seatNumbers('oddEven', 1, 40)).size).toBe(40);
  });
});

describe('where seats stand', () => {
  it('is one apart, around the middle, rows behind each other', () => {
    const seats = seatsOf({ ...block, rows: 2, seats: 3, x: 10, y: 5 });
    expect(seats.map(({ x, y }) => [x, y])).toEqual([[9, 5], [10, 5], [11, 5], [9, 6.2], [10, 6.2], [11, 6.2]]);
    expect(seats[4]).toMatchObject({ key: '1:1', row: 'B', number: '2', position: 2 });
  });

  it('leaves an aisle, which is a gap in the positions', () => {
    const seats = seatsOf({ ...block, rows: 1, seats: 4, aisleAfter: 2 });
    expect(seats.map((seat) => seat.position)).toEqual([1, 2, 4, 5]);
    expect(seats.map((seat) => seat.x)).toEqual([-2, -1, 1, 2]);
  });

  it('bends the ends of a row towards the stage, or away from it, and keeps the distances', () => {
    for (const curve of [30, -30]) {
      const seats = seatsOf({ ...block, rows: 2, seats: 21, curve });
      expect(seats[10]).toMatchObject({ x: 0, y: 0 });
      expect(Math.sign(seats[0]!.y - seats[10]!.y)).toBe(-Math.sign(curve));
      expect(seats[0]!.y).toBeCloseTo(seats[20]!.y, 3);
      for (const row of [0, 21]) {
        const step = Math.hypot(seats[row + 1]!.x - seats[row]!.x, seats[row + 1]!.y - seats[row]!.y);
        expect(step).toBeGreaterThan(0.98);
        expect(step).toBeLessThan(1.01);
      }
    }
  });

  it('turns a block around its first row', () => {
    const [first] = seatsOf({ ...block, rows: 1, seats: 3, turn: 90 });
    expect([first!.x, first!.y]).toEqual([0, -1]);
  });

  it('grows, and never below nothing', () => {
    expect(seatCount(plan({ blocks: [{ ...block, rows: 3, seats: 10, growth: 2 }] }))).toBe(36);
    expect(seatCount(plan({ blocks: [{ ...block, rows: 4, seats: 2, growth: -1 }] }))).toBe(3);
  });
});

describe('changing a plan', () => {
  it('marks, unmarks and leaves out seats', () => {
    const accessible = withBlock(plan(), 'a', marked(block, '9:0', 'accessible'));
    expect(seatsOf(accessible.blocks[0]!).filter((seat) => seat.mark)).toEqual([expect.objectContaining({ key: '9:0', mark: 'accessible' })]);
    expect(marked(accessible.blocks[0]!, '9:0', 'accessible')).toEqual({ marks: {} });
    const gone = withBlock(plan(), 'a', toggledSeat(block, '0:3'));
    expect(seatCount(gone)).toBe(199);
    expect(seatsOf(gone.blocks[0]!)[3]).toMatchObject({ number: '5', position: 5 });
    expect(toggledSeat(gone.blocks[0]!, '0:3')).toEqual({ gone: [] });
  });

  it('forgets what was said of seats that are no longer there', () => {
    const before = withBlock(plan(), 'a', { ...marked(block, '9:0', 'accessible'), gone: ['9:19', '0:0'] });
    const [after] = withBlock(before, 'a', { rows: 9 }).blocks;
    expect(after).toMatchObject({ marks: {}, gone: ['0:0'] });
  });

  it('mirrors a block with its numbers and marks', () => {
    const left = { ...block, x: -20, turn: 15, seats: 10, aisleAfter: 3, marks: { '0:0': 'accessible' as const }, gone: ['1:2'] };
    expect(mirrored(left, 'b', 'Right')).toMatchObject({ x: 20, turn: -15, numbering: 'right', aisleAfter: 7, marks: { '0:9': 'accessible' }, gone: ['1:7'] });
    const xs = (of: typeof block): number[] => seatsOf(of).filter((seat) => seat.row === 'A').map((seat) => seat.x);
    expect(xs(mirrored(left, 'b', 'Right'))).toEqual(xs(left).map((x) => -x).reverse());
  });

  it('moves a block and a zone to the nearest place of the grid', () => {
    const zone = { id: 'z', name: { en: 'Pit' }, seatClass: 'floor', capacity: 100, x: 3, y: -20, width: 10, height: 5 };
    const draft = plan({ zones: [zone] });
    const to = (dx: number, dy: number) => moved(draft, 'a', dx, dy).blocks[0]!;
    expect([to(2.3, -0.6).x, to(2.3, -0.6).y]).toEqual([2.5, -0.5]);
    expect(moved(draft, 'a', 2.3, -0.6).zones).toEqual([zone]);
    expect(moved(draft, 'z', -3.1, 1).zones[0]).toEqual({ ...zone, x: 0, y: -19 });
    expect(Object.is(moved(draft, 'z', -3.1, 1).zones[0]!.x, 0)).toBe(true);
    expect(moved(draft, 'z', -3.1, 1).blocks).toEqual(draft.blocks);
  });

  it('leaves alone the axis on which it hardly moves, and a draft in which nothing moves', () => {
    const draft = plan({ blocks: [{ ...block, x: 0.3, y: 0.3 }] });
    expect(moved(draft, 'a', 0.2, 4).blocks[0]).toMatchObject({ x: 0.3, y: 4.5 });
    expect(moved(draft, 'a', 0.2, -0.2)).toBe(draft);
    expect(moved(draft, 'nothing', 5, 5)).toBe(draft);
  });

  it('moves nothing out of reach, and keeps seats and marks', () => {
    const before = withBlock(plan(), 'a', { ...marked(block, '9:0', 'accessible'), gone: ['0:0'] });
    const after = moved(before, 'a', 5000, -5000).blocks[0]!;
    expect(after).toEqual({ ...before.blocks[0]!, x: FARTHEST, y: -FARTHEST });
  });

  it('makes a theatre of 1,800 seats of four blocks', () => {
    const gallery = { ...newBlock('l', 'Left', 2), x: -32, rows: 10, seats: 20, turn: 20 };
    const theatre = plan({
      blocks: [
        { ...block, rows: 20, seats: 40, curve: 20, aisleAfter: 20 },
        { ...newBlock('b', 'Balcony', 30), rows: 10, seats: 60, curve: 25, seatClass: 'balcony' },
        gallery,
        mirrored(gallery, 'r', 'Right'),
      ],
    });
    expect(seatCount(theatre)).toBe(1800);
    expect(problemsOf(theatre)).toEqual([]);
    expect(without(theatre, 'b').blocks).toHaveLength(3);
  });
});

describe('what is wrong with a plan', () => {
  it('is nothing in a good one', () => {
    expect(problemsOf(plan())).toEqual([]);
  });

  it('is a missing name, class or place', () => {
    expect(codes(EMPTY_DRAFT)).toEqual(['nameMissing', 'noPlaces']);
    expect(codes(plan({ blocks: [{ ...block, name: ' ', seatClass: '' }] }))).toEqual(['blockNameMissing', 'classMissing']);
  });

  it('is two blocks of one name, for their rows would be one', () => {
    expect(problemsOf(plan({ blocks: [block, { ...block, id: 'b', y: 50 }] }))).toEqual([{ code: 'sameName', grave: true, what: 'Stalls', id: 'b' }]);
  });

  it('is more than there may be', () => {
    expect(codes(plan({ blocks: [{ ...block, rows: 400, seats: 101 }] }))).toEqual(['tooManySeats']);
    expect(codes(plan({ blocks: [{ ...block, rows: 501, seats: 2 }] }))).toEqual(['tooManyRows']);
    expect(codes(plan({ blocks: [{ ...block, rows: 2, seats: 999, growth: 2 }] }))).toEqual(['rowTooLong']);
  });

  it('warns of blocks on top of each other, empty rows and companions without anybody to accompany', () => {
    const other = { ...block, id: 'b', name: 'Other', x: 5 };
    expect(problemsOf(plan({ blocks: [block, other] }))).toEqual([{ code: 'overlap', grave: false, what: 'Other', id: 'b' }]);
    expect(codes(plan({ blocks: [{ ...block, rows: 4, seats: 2, growth: -1 }] }))).toEqual(['emptyRow']);
    expect(codes(plan({ blocks: [{ ...block, marks: { '0:1': 'companion' } }] }))).toEqual(['companionAlone']);
    expect(codes(plan({ blocks: [{ ...block, marks: { '0:1': 'companion', '0:0': 'accessible' } }] }))).toEqual([]);
  });

  it('is a zone without a name, size or sensible capacity', () => {
    const zone = { id: 'z', name: { en: 'Pit' }, seatClass: 'floor', capacity: 100, x: 0, y: -20, width: 10, height: 5 };
    const draft = plan({ zones: [zone] });
    expect(codes(draft)).toEqual([]);
    expect(capacityOf(draft)).toBe(100);
    expect(codes(withZone(draft, 'z', { name: {}, width: 0, capacity: 1.5 }))).toEqual(['zoneNameMissing', 'zoneSize', 'zoneCapacity']);
  });
});

describe('the plan as the contract has it', () => {
  const zone = { id: 'zone-0', name: { fr: 'Fosse' }, seatClass: 'floor', capacity: 500, x: -5, y: -20, width: 10, height: 5 };
  const drawn = plan({ blocks: [{ ...block, rows: 2, seats: 3, marks: { '0:0': 'accessible', '0:1': 'companion' }, gone: ['1:1'] }], zones: [zone] });

  it('has rows, positions and marks', () => {
    const request = toRequest(drawn);
    expect(request.sections?.[0]?.rows[0]?.seats[0]).toEqual({ number: '1', position: 1, x: -1, y: 0, seatClass: 'standard', accessible: true });
    expect(request.sections?.[0]?.rows[1]?.seats.map((seat) => seat.position)).toEqual([1, 3]);
    expect(request.zones).toEqual([{ name: { fr: 'Fosse' }, seatClass: 'floor', capacity: 500, shape: { rect: { x: -5, y: -20, width: 10, height: 5 } } }]);
  });

  it('comes back as it went, also moved', () => {
    const request = toRequest(drawn);
    const read = fromJson(JSON.stringify(request));
    expect(toRequest(read)).toEqual(request);
    expect(problemsOf(read)).toEqual([]);
    const moved = toRequest(withBlock(read, 'section-0', { x: 10 }));
    expect(moved.sections?.[0]?.rows[0]?.seats[0]?.x).toBe(9);
  });

  it('keeps ranks, classes seat by seat and the corners of a zone', () => {
    const elsewhere = {
      name: 'Hall',
      sections: [{ name: 'S', rank: 7, rows: [{ label: 'A', rank: 3, seats: [
        { number: '1', position: 4, x: 0, y: 0, seatClass: 'gold', accessible: true, companion: true },
        { number: '2', position: 5, x: 1, y: 0, seatClass: 'silver' },
      ] }] }],
      zones: [{ name: { ar: 'الساحة' }, seatClass: 'floor', capacity: 10, shape: { polygon: [[0, 10], [8, 10], [4, 14]] } }],
    };
    expect(toRequest(fromJson(JSON.stringify(elsewhere)))).toEqual(elsewhere);
  });

  it('says where a file is no plan', () => {
    const where = (text: string): string => {
      try {
        fromJson(text);
      } catch (failure) {
        if (failure instanceof PlanUnreadable) return failure.where;
        throw failure;
      }
      return '';
    };
    expect(where('{')).toBe('JSON');
    expect(where('[]')).toBe('$');
    expect(where('{"name":"x","sections":[{"name":"S","rows":[{"label":"A","seats":[{"number":1}]}]}]}')).toBe('sections[0].rows[0].seats[0].number');
    expect(where('{"name":"x","sections":[{"name":"S","rows":[{"label":"A","seats":[{"number":"1","position":1.5,"x":0,"y":0,"seatClass":"s"}]}]}]}')).toBe('sections[0].rows[0].seats[0].position');
    expect(where('{"name":"x","zones":[{"name":{"en":"Pit"},"seatClass":"f","capacity":"9"}]}')).toBe('zones[0].capacity');
  });

  it('is what the seat map draws', () => {
    const seats = new SeatPlan(toLayout(drawn));
    expect(seats.count).toBe(5);
    expect(seats.seat(0)).toMatchObject({ id: 'a 0:0', section: 'Stalls', row: 'A', accessible: true });
    expect(seats.zones[0]).toMatchObject({ id: 'zone-0', name: { fr: 'Fosse' } });
  });
});

describe('undo and redo', () => {
  it('goes back and forth, and forgets what was undone when something new is done', () => {
    let history = History.of(1).with(2).with(3);
    history = history.undo();
    expect([history.present, history.canUndo, history.canRedo]).toEqual([2, true, true]);
    expect(history.redo().present).toBe(3);
    expect(history.with(9).canRedo).toBe(false);
    expect(history.undo().undo().present).toBe(1);
  });

  it('takes writing one word for one step', () => {
    const history = History.of('').with('a', 'name').with('ab', 'name').with('abc', 'name');
    expect(history.undo().present).toBe('');
    expect(history.with('x', 'other').undo().present).toBe('abc');
  });
});
