import { FREE, HELD, isInside, SeatPlan, SOLD } from './model';
import { layoutOf } from './plan.fixture';

const plan = (): SeatPlan => {
  const made = new SeatPlan(layoutOf(2, 3, 10));
  made.applyMap({
    performanceId: 'p',
    seatingPlanId: 's',
    salesStatus: 'open',
    buckets: [],
    sections: [0, 1].map((section) => ({ sectionId: `section-${section}`, name: `S${section}`, seatIds: [], states: 'f'.repeat(30) })),
  });
  return made;
};

describe('SeatPlan', () => {
  it('reads the columns by their names', () => {
    expect(plan().seat(13)).toEqual({
      index: 13,
      id: 's0r1n3',
      section: 'S0',
      row: 'B',
      number: '4',
      seatClass: 'gold',
      accessible: false,
      companion: false,
    });
    expect(plan().isAccessible(0)).toBe(true);
    expect(plan().isCompanion(1)).toBe(true);
  });

  it('spans all seats and zones', () => {
    expect(plan().box).toEqual({ left: -20, top: 0, right: 9, bottom: 10 });
    expect(plan().pitch).toBe(1);
  });

  it('hits the nearest seat, and none from too far', () => {
    expect(plan().hit({ x: 3.3, y: 1.2 }, 0.6)).toBe(13);
    expect(plan().hit({ x: 3.5, y: 3.9 }, 0.6)).toBeUndefined();
    expect(plan().hit({ x: -5, y: -5 }, 0.6)).toBeUndefined();
  });

  it('hits seats left of and above the origin', () => {
    const layout = layoutOf(1, 1, 1);
    layout.sections[0]!.seats[0]![3] = -7.5;
    layout.sections[0]!.seats[0]![4] = -9;
    expect(new SeatPlan(layout).hit({ x: -7.4, y: -9.1 }, 0.5)).toBe(0);
  });

  it('finds the zone under a point', () => {
    expect(plan().zoneAt({ x: -15, y: 5 })?.id).toBe('pit');
    expect(plan().zoneAt({ x: 5, y: 5 })).toBeUndefined();
  });

  it('goes where an arrow key points, also across a gap, and nowhere at the edge', () => {
    expect(plan().neighbour(13, 1, 0)).toBe(14);
    expect(plan().neighbour(13, 0, -1)).toBe(3);
    expect(plan().neighbour(23, 0, 1)).toBe(33);
    expect(plan().neighbour(0, -1, 0)).toBeUndefined();
  });

  it('tells which seats changed, and only those', () => {
    const made = plan();
    expect(made.applyStates({ held: ['s0r0n1'], sold: ['s0r0n2', 'unknown'], free: ['s0r0n3'] }).sort()).toEqual([1, 2]);
    expect([made.states[1], made.states[2], made.states[3]]).toEqual([HELD, SOLD, FREE]);
    expect(made.freeIn(made.sections[0]!)).toBe(28);
  });

  it('leaves a section alone whose map does not fit the layout', () => {
    const made = plan();
    const changed = made.applyMap({
      performanceId: 'p',
      seatingPlanId: 's',
      salesStatus: 'open',
      buckets: [],
      sections: [{ sectionId: 'section-0', name: 'S0', seatIds: [], states: 'sss' }],
    });
    expect(changed).toEqual([]);
  });

  it('offers the nearest free seat of the same price, none that is taken already', () => {
    const made = plan();
    made.applyStates({ sold: ['s0r1n3', 's0r1n4'] });
    expect(made.nearestFree(13, new Set([12]))).toBe(3);
    const [, silver] = made.sections;
    made.applyMap({
      performanceId: 'p',
      seatingPlanId: 's',
      salesStatus: 'open',
      buckets: [],
      sections: [{ sectionId: 'section-0', name: 'S0', seatIds: [], states: 's'.repeat(30) }],
    });
    expect(made.nearestFree(13, new Set())).toBeUndefined();
    expect(made.freeIn(silver!)).toBe(30);
  });
});

describe('isInside', () => {
  it('follows the outline, dents included', () => {
    const dented = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
      { x: 5, y: 4 },
      { x: 0, y: 10 },
    ];
    expect(isInside({ x: 5, y: 2 }, dented)).toBe(true);
    expect(isInside({ x: 5, y: 8 }, dented)).toBe(false);
  });
});
