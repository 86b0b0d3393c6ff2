import type { KeptBackLabel, KeptBackPage } from '../api/types';
import { BLOCKED, type SeatPlan } from '../seatmap/model';

/** of a label, as the contract says */
export const LONGEST_LABEL = 100;
export const LABELS_PAGE = 100;
/** A plan has 40,000 seats at most, and each may have a label of its own. */
const MOST_PAGES = 400;

/** Seats that one person kept back at one moment. */
export interface Lot {
  readonly by: string | undefined;
  readonly at: string | undefined;
  readonly count: number;
}

/** The seats that are kept back under one label. */
export interface Group {
  /** the label, empty for those without one: as the contract names it when all of them are released */
  readonly key: string;
  /** indices of the plan, in its order */
  readonly seats: readonly number[];
  readonly lots: readonly Lot[];
}

/** Neighbours of a list that stand in one row. */
export interface RowOfSeats {
  readonly section: string;
  readonly row: string;
  readonly seats: readonly number[];
}

/** Every label, page after page. */
export async function everyLabel(read: (page: number) => Promise<KeptBackPage>): Promise<KeptBackLabel[]> {
  const labels: KeptBackLabel[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const part = await read(page);
    labels.push(...part.items);
    if (part.items.length === 0 || page * part.size >= part.total) break;
  }
  return labels;
}

/** What is kept back by now, under which label: what was given free since the labels were read is left out. */
export function groupsOf(plan: SeatPlan, labels: readonly KeptBackLabel[]): Group[] {
  return labels
    .map((label) => {
      const lots = label.lots.map((lot) => ({ lot, seats: lot.seatIds.map((id) => plan.indexOf(id)).filter((seat): seat is number => seat !== undefined && plan.states[seat] === BLOCKED) })).filter(({ seats }) => seats.length > 0);
      return {
        key: label.label ?? '',
        seats: lots.flatMap(({ seats }) => seats).sort((a, b) => a - b),
        lots: lots.map(({ lot, seats }) => ({ by: lot.by, at: lot.at, count: seats.length })),
      };
    })
    .filter((group) => group.seats.length > 0);
}

/** The label of each seat that is kept back; empty for one without. */
export function labelsOf(groups: readonly Group[]): ReadonlyMap<number, string> {
  return new Map(groups.flatMap((group) => group.seats.map((seat) => [seat, group.key] as const)));
}

/** Whether a seat is kept back that the labels do not tell of: then they are old. */
export function isOld(plan: SeatPlan, labels: ReadonlyMap<number, string>): boolean {
  return plan.states.some((state, seat) => state === BLOCKED && !labels.has(seat));
}

/** Rows of a list of seats in the order of the plan. */
export function rowsOf(plan: SeatPlan, seats: readonly number[]): RowOfSeats[] {
  const rows = new Map<string, { section: string; row: string; seats: number[] }>();
  for (const seat of seats) {
    const { section, row } = plan.seat(seat);
    const key = `${section}\n${row}`;
    const known = rows.get(key);
    if (known) known.seats.push(seat);
    else rows.set(key, { section, row, seats: [seat] });
  }
  return [...rows.values()];
}

/** A label as it is written down: one line, and nothing around it. */
export function labelIn(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}

/** Which of these kept-back seats would have another label then. */
export function renamed(labels: ReadonlyMap<number, string>, seats: readonly number[], label: string): readonly number[] {
  return seats.filter((seat) => (labels.get(seat) ?? '') !== label);
}
