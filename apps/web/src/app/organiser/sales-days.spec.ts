import { dayIn, salesDays } from './sales-days';

const sold = (day: string, admissions: number) => ({ day, orders: 1, admissions });

describe('sales by day', () => {
  it('has every day since the first sale, those without sales too', () => {
    const days = salesDays([sold('2026-02-20', 4), sold('2026-03-01', 2)], '2026-03-02');
    expect(days).toHaveLength(11);
    expect(days[0]).toEqual({ day: '2026-02-20', admissions: 4 });
    expect(days[9]).toEqual({ day: '2026-03-01', admissions: 2 });
    expect(days.reduce((sum, each) => sum + each.admissions, 0)).toBe(6);
  });

  it('goes back thirty days at most and shows a week at least', () => {
    const long = salesDays([sold('2025-03-01', 9), sold('2026-03-02', 1)], '2026-03-02');
    expect(long).toHaveLength(30);
    expect(long[0]!.day).toBe('2026-02-01');
    expect(long.reduce((sum, each) => sum + each.admissions, 0)).toBe(1);
    expect(salesDays([], '2026-03-02').map((each) => each.day)).toContain('2026-02-24');
  });

  it('begins a day where the performance takes place', () => {
    expect(dayIn('Africa/Tunis', Date.parse('2026-03-01T23:30:00Z'))).toBe('2026-03-02');
    expect(dayIn('America/New_York', Date.parse('2026-03-01T23:30:00Z'))).toBe('2026-03-01');
  });
});
