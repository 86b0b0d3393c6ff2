import type { SeatPlan } from '../seatmap/model';

export interface ChosenSeat {
  readonly id: string;
  /** code of the price category */
  readonly category: string;
}

export interface Selection {
  readonly seats: readonly ChosenSeat[];
  /** zone to quantity by price category, "zone category" to number */
  readonly zones: Readonly<Record<string, number>>;
}

export const NOTHING: Selection = { seats: [], zones: {} };

export function countOf(selection: Selection): number {
  return selection.seats.length + Object.values(selection.zones).reduce((total, quantity) => total + quantity, 0);
}

/** In or out; not more than allowed. */
export function toggled(selection: Selection, seat: ChosenSeat, most: number): Selection {
  const seats = selection.seats.filter((chosen) => chosen.id !== seat.id);
  if (seats.length < selection.seats.length) return { ...selection, seats };
  return countOf(selection) >= most ? selection : { ...selection, seats: [...seats, seat] };
}

export function withCategory(selection: Selection, id: string, category: string): Selection {
  return { ...selection, seats: selection.seats.map((seat) => (seat.id === id ? { id, category } : seat)) };
}

export function zoneKey(zone: string, category: string): string {
  return `${zone} ${category}`;
}

/** Sets a quantity, as far as it is allowed. */
export function withQuantity(selection: Selection, zone: string, category: string, quantity: number, most: number): Selection {
  const key = zoneKey(zone, category);
  const others = countOf(selection) - (selection.zones[key] ?? 0);
  const allowed = Math.max(0, Math.min(quantity, most - others));
  const zones = Object.fromEntries(Object.entries({ ...selection.zones, [key]: allowed }).filter(([, count]) => count > 0));
  return { ...selection, zones };
}

/** For the browser's memory. */
export function write(selection: Selection): string {
  return JSON.stringify(selection);
}

/** What was written, if it still makes sense: a memory may be old or of another version. */
export function read(text: string | undefined): Selection {
  if (!text) return NOTHING;
  try {
    const found = JSON.parse(text) as Partial<Selection>;
    const seats = Array.isArray(found.seats) ? found.seats.filter((seat) => typeof seat?.id === 'string' && typeof seat.category === 'string') : [];
    const zones = Object.fromEntries(Object.entries(found.zones ?? {}).filter(([, quantity]) => Number.isInteger(quantity) && quantity > 0));
    return { seats, zones };
  } catch {
    return NOTHING;
  }
}

/** Instead of seats that others took: the nearest free ones of the same price, as many as there are. */
export function replacements(plan: SeatPlan, lost: readonly string[], kept: readonly string[]): number[] {
  const used = new Set<number>();
  for (const id of [...kept, ...lost]) {
    const index = plan.indexOf(id);
    if (index !== undefined) used.add(index);
  }
  const found: number[] = [];
  for (const id of lost) {
    const index = plan.indexOf(id);
    const next = index === undefined ? undefined : plan.nearestFree(index, used);
    if (next !== undefined) {
      used.add(next);
      found.push(next);
    }
  }
  return found;
}
