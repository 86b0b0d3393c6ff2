import type { Takings } from '../api/types';

/** How many days the chart goes back. */
export const CHART_DAYS = 30;
const DAY_MS = 86_400_000;

export interface SalesDay {
  /** "2026-11-20" */
  readonly day: string;
  readonly admissions: number;
}

/** The last thirty days with those on which nothing was sold; fewer when the first sale is not so long ago, seven at least. @param today where the performance takes place */
export function salesDays(days: Takings['days'], today: string): SalesDay[] {
  const sold = new Map(days.map((each) => [each.day, each.admissions]));
  const end = Date.parse(`${today}T00:00:00Z`);
  const first = days.length > 0 ? Date.parse(`${days[0]!.day}T00:00:00Z`) : end;
  const count = Math.min(CHART_DAYS, Math.max(7, Math.round((end - first) / DAY_MS) + 1));
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(end - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    return { day, admissions: sold.get(day) ?? 0 };
  });
}

/** "2026-11-20" of a moment in a time zone. */
export function dayIn(zone: string, now: number): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(now);
}
