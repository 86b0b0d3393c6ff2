import { SeatPlan } from '../seatmap/model';
import { layoutOf } from '../seatmap/plan.fixture';
import { countOf, NOTHING, read, replacements, toggled, withCategory, withQuantity, write } from './selection';

describe('selection', () => {
  it('takes seats in and out, up to the limit', () => {
    const one = toggled(NOTHING, { id: 'a', category: 'full' }, 2);
    const two = toggled(one, { id: 'b', category: 'full' }, 2);
    expect(countOf(two)).toBe(2);
    expect(toggled(two, { id: 'c', category: 'full' }, 2)).toBe(two);
    expect(toggled(two, { id: 'a', category: 'full' }, 2).seats).toEqual([{ id: 'b', category: 'full' }]);
  });

  it('counts seats and zones together', () => {
    const seats = toggled(NOTHING, { id: 'a', category: 'full' }, 4);
    expect(withQuantity(seats, 'pit', 'full', 9, 4).zones).toEqual({ 'pit full': 3 });
    expect(withQuantity(withQuantity(seats, 'pit', 'full', 2, 4), 'pit', 'full', 0, 4).zones).toEqual({});
  });

  it('survives a refresh, and nonsense', () => {
    const chosen = withCategory(withQuantity(toggled(NOTHING, { id: 'a', category: 'full' }, 4), 'pit', 'full', 2, 4), 'a', 'child');
    expect(read(write(chosen))).toEqual(chosen);
    expect(read('{"seats":[{"id":3}],"zones":{"x":-1}}')).toEqual(NOTHING);
    expect(read('no json')).toEqual(NOTHING);
    expect(read(undefined)).toEqual(NOTHING);
  });

  it('finds other seats for those who were too slow, each only once', () => {
    const plan = new SeatPlan(layoutOf(1, 1, 6));
    plan.applyStates({ free: ['s0r0n0', 's0r0n3', 's0r0n4', 's0r0n5'], sold: ['s0r0n1', 's0r0n2'] });
    expect(replacements(plan, ['s0r0n1', 's0r0n2'], ['s0r0n3']).sort()).toEqual([0, 4]);
  });
});
