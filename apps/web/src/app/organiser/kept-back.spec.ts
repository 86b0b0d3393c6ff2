import type { KeptBackLabel } from '../api/types';
import { SeatPlan } from '../seatmap/model';
import { everyLabel, groupsOf, isOld, labelIn, labelsOf, renamed, rowsOf } from './kept-back';

const columns = ['seatId', 'row', 'number', 'x', 'y', 'seatClass', 'accessible', 'companion'];

/** Two sections of rows of two. */
function plan(stalls: string, balcony: string): SeatPlan {
  const section = (name: string, states: string) => ({
    sectionId: name,
    name,
    rank: 1,
    seats: [...states].map((_, seat) => [`${name}${seat}`, String.fromCharCode(65 + Math.floor(seat / 2)), String(seat + 1), seat % 2, Math.floor(seat / 2), 'stalls', false, false]),
  });
  const made = new SeatPlan({ performanceId: 'p', seatingPlanId: 's', seatColumns: columns, sections: [section('Stalls', stalls), section('Balcony', balcony)], zones: [] });
  made.applyMap({
    performanceId: 'p',
    seatingPlanId: 's',
    salesStatus: 'open',
    buckets: [],
    sections: [
      { sectionId: 'Stalls', name: 'Stalls', states: stalls },
      { sectionId: 'Balcony', name: 'Balcony', states: balcony },
    ],
  });
  return made;
}

const lot = (by: string, ...seatIds: string[]) => ({ by, at: '2026-11-21T14:35:12Z', seatIds });
const press: KeptBackLabel = { label: 'Press', seats: 3, lots: [lot('mona', 'Balcony0'), lot('karim', 'Stalls1', 'Stalls0')] };
const others: KeptBackLabel = { seats: 1, lots: [{ seatIds: ['Stalls3'] }] };

describe('labels of seats that are kept back', () => {
  it('have their seats in the order of the plan, and who kept how many back', () => {
    expect(groupsOf(plan('bbfb', 'bf'), [press, others])).toEqual([
      {
        key: 'Press',
        seats: [0, 1, 4],
        lots: [
          { by: 'mona', at: '2026-11-21T14:35:12Z', count: 1 },
          { by: 'karim', at: '2026-11-21T14:35:12Z', count: 2 },
        ],
      },
      { key: '', seats: [3], lots: [{ by: undefined, at: undefined, count: 1 }] },
    ]);
  });

  it('lose what was given free or sold since they were read', () => {
    const hall = plan('bbfb', 'bf');
    hall.applyStates({ free: ['Balcony0', 'Stalls3'], sold: ['Stalls0'] });
    expect(groupsOf(hall, [press, others])).toEqual([{ key: 'Press', seats: [1], lots: [{ by: 'karim', at: '2026-11-21T14:35:12Z', count: 1 }] }]);
  });

  it('know no seat of another plan', () => {
    expect(groupsOf(plan('bb', ''), [{ label: 'Press', seats: 1, lots: [lot('mona', 'elsewhere')] }])).toEqual([]);
  });

  it('are old when somebody else kept seats back meanwhile', () => {
    const hall = plan('bbfb', 'bf');
    const labels = labelsOf(groupsOf(hall, [press, others]));
    expect(labels.get(4)).toBe('Press');
    expect(labels.get(3)).toBe('');
    expect(isOld(hall, labels)).toBe(false);
    hall.applyStates({ blocked: ['Stalls2'] });
    expect(isOld(hall, labels)).toBe(true);
  });

  it('are read page after page, and no page too many', async () => {
    const asked: number[] = [];
    const labels = await everyLabel((page) => {
      asked.push(page);
      return Promise.resolve({ page, size: 2, total: 4, items: [press, others] });
    });
    expect(asked).toEqual([1, 2]);
    expect(labels).toHaveLength(4);
  });

  it('are read to an end even when they go while they are read', async () => {
    let asked = 0;
    await everyLabel((page) => {
      asked++;
      return Promise.resolve({ page, size: 2, total: 100, items: page < 3 ? [press] : [] });
    });
    expect(asked).toBe(3);
  });

  it('show their seats by section and row', () => {
    expect(rowsOf(plan('bbbb', 'bb'), [0, 1, 3, 4])).toEqual([
      { section: 'Stalls', row: 'A', seats: [0, 1] },
      { section: 'Stalls', row: 'B', seats: [3] },
      { section: 'Balcony', row: 'A', seats: [4] },
    ]);
  });

  it('are one line without what stands around them', () => {
    expect(labelIn('  Press\n\u0007 room ')).toBe('Press room');
    expect(labelIn(' \t')).toBe('');
    expect(labelIn('صحافة')).toBe('صحافة');
  });

  it('change only where they are others', () => {
    const labels = new Map([
      [0, 'Press'],
      [1, ''],
      [2, 'Guests'],
    ]);
    expect(renamed(labels, [0, 1, 2], 'Press')).toEqual([1, 2]);
    expect(renamed(labels, [0, 1, 2], '')).toEqual([0, 2]);
  });
});
