import { FREE, SeatPlan } from '../seatmap/model';
import { MOST_SEATS, rowOf, split, toggled } from './box-office';

function plan(states: string, seatsPerRow = 4): SeatPlan {
  const made = new SeatPlan({
    performanceId: 'p',
    seatingPlanId: 's',
    seatColumns: ['seatId', 'row', 'number', 'x', 'y', 'seatClass', 'accessible', 'companion'],
    sections: [
      {
        sectionId: 'a',
        name: 'Stalls',
        rank: 1,
        seats: [...states].map((_, seat) => [`s${seat}`, String(Math.floor(seat / seatsPerRow)), String(seat % seatsPerRow), seat % seatsPerRow, Math.floor(seat / seatsPerRow), 'stalls', false, false]),
      },
    ],
    zones: [],
  });
  made.applyMap({ performanceId: 'p', seatingPlanId: 's', salesStatus: 'open', buckets: [], sections: [{ sectionId: 'a', name: 'Stalls', states }] });
  return made;
}

describe('box-office holds', () => {
  it('choose what is free or kept back, never what is somebody’s', () => {
    const hall = plan('fhsb');
    expect([...toggled(hall, new Set(), [0, 1, 2, 3])]).toEqual([0, 3]);
    expect(split(hall, new Set([0, 3]))).toEqual({ free: [0], kept: [3] });
  });

  it('choose the rest of a row before they give it up', () => {
    const hall = plan('ffff');
    const all = toggled(hall, new Set([1]), rowOf(hall, 1));
    expect(all.size).toBe(4);
    expect(toggled(hall, all, rowOf(hall, 1)).size).toBe(0);
  });

  it('take the row of the seat only', () => {
    expect(rowOf(plan('ffffffff'), 5)).toEqual([4, 5, 6, 7]);
  });

  it('forget what was sold meanwhile', () => {
    const hall = plan('ff');
    const chosen = toggled(hall, new Set(), [0, 1]);
    hall.applyStates({ sold: ['s0'] });
    expect(split(hall, chosen)).toEqual({ free: [1], kept: [] });
  });

  it('never name more than a request may', () => {
    const hall = plan(String.fromCharCode(FREE).repeat(MOST_SEATS + 5), MOST_SEATS + 5);
    expect(toggled(hall, new Set(), rowOf(hall, 0)).size).toBe(MOST_SEATS);
  });
});
