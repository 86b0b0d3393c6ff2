import type { SeatMap } from '../api/types';
import { BLOCKED, FREE, HELD, type SeatPlan, SOLD } from '../seatmap/model';

export interface SalesLine {
  readonly name: string;
  readonly isZone: boolean;
  readonly total: number;
  readonly free: number;
  /** undefined for a zone, whose counter does not tell who holds and who has paid */
  readonly held: number | undefined;
  readonly sold: number | undefined;
  readonly blocked: number;
  /** held, sold or blocked */
  readonly taken: number;
}

/** How the sections of a performance sell, counted from the states of their seats. */
export function sectionLines(plan: SeatPlan): SalesLine[] {
  return plan.sections.map((section) => {
    const counts = new Map<number, number>();
    for (let seat = section.from; seat < section.to; seat++) counts.set(plan.states[seat]!, (counts.get(plan.states[seat]!) ?? 0) + 1);
    const of = (state: number): number => counts.get(state) ?? 0;
    const total = section.to - section.from;
    return { name: section.name, isZone: false, total, free: of(FREE), held: of(HELD), sold: of(SOLD), blocked: of(BLOCKED), taken: total - of(FREE) };
  });
}

/** How its zones sell. */
export function zoneLines(buckets: SeatMap['buckets'], remaining: ReadonlyMap<string, number>, nameOf: (name: Readonly<Record<string, string>>) => string): SalesLine[] {
  return buckets.map((bucket) => {
    const free = remaining.get(bucket.bucketId) ?? bucket.remaining;
    return { name: nameOf(bucket.name), isZone: true, total: bucket.capacity, free, held: undefined, sold: undefined, blocked: 0, taken: bucket.capacity - free };
  });
}
