import { SeatPlan } from '../seatmap/model';
import { layoutOf } from '../seatmap/plan.fixture';
import { sectionLines, zoneLines } from './sales-numbers';

describe('how a performance sells', () => {
  it('counts the seats of each section by their states', () => {
    const plan = new SeatPlan(layoutOf(2, 1, 5));
    plan.applyMap({
      performanceId: 'p', seatingPlanId: 's', salesStatus: 'open', buckets: [],
      sections: [{ sectionId: 'section-0', name: 'S0', states: 'ffhsb' }, { sectionId: 'section-1', name: 'S1', states: 'sssss' }],
    });
    expect(sectionLines(plan)).toEqual([
      { name: 'S0', isZone: false, total: 5, free: 2, held: 1, sold: 1, blocked: 1, taken: 3 },
      { name: 'S1', isZone: false, total: 5, free: 0, held: 0, sold: 5, blocked: 0, taken: 5 },
    ]);
    plan.applyStates({ sold: ['s0r0n0'] });
    expect(sectionLines(plan)[0]).toMatchObject({ free: 1, sold: 2, taken: 4 });
  });

  it('takes of zones what was told last', () => {
    const buckets = [{ bucketId: 'b', zoneId: 'z', name: { en: 'Pit' }, seatClass: 'floor', capacity: 100, remaining: 90 }];
    const name = (texts: Readonly<Record<string, string>>): string => texts['en'] ?? '';
    expect(zoneLines(buckets, new Map(), name)[0]).toMatchObject({ name: 'Pit', isZone: true, total: 100, free: 90, taken: 10, sold: undefined });
    expect(zoneLines(buckets, new Map([['b', 75]]), name)[0]).toMatchObject({ free: 75, taken: 25 });
  });
});
