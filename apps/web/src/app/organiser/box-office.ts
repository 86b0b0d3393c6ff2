import { BLOCKED, FREE, type SeatPlan } from '../seatmap/model';

/** of one request, as the contract says */
export const MOST_SEATS = 1000;

/** The seats of the row in which one stands. */
export function rowOf(plan: SeatPlan, seat: number): number[] {
  const { row } = plan.seat(seat);
  const section = plan.sections.find((each) => seat >= each.from && seat < each.to);
  const seats: number[] = [];
  for (let other = section?.from ?? seat; other < (section?.to ?? seat + 1); other++) if (plan.seat(other).row === row) seats.push(other);
  return seats;
}

/** Only what is free can be kept back, and only what is kept back can be given free: held and sold seats are somebody's. */
export function mayChoose(plan: SeatPlan, seat: number): boolean {
  return plan.states[seat] === FREE || plan.states[seat] === BLOCKED;
}

/**
 * Chooses what was not all chosen yet, else chooses it no longer; what is somebody's is left out.
 *
 * @returns what is chosen then, never more than one request may name
 */
export function toggled(plan: SeatPlan, chosen: ReadonlySet<number>, seats: readonly number[]): ReadonlySet<number> {
  const possible = seats.filter((seat) => mayChoose(plan, seat));
  const next = new Set(chosen);
  if (possible.every((seat) => next.has(seat))) for (const seat of possible) next.delete(seat);
  else for (const seat of possible) if (next.size < MOST_SEATS) next.add(seat);
  return next;
}

/** Which of the chosen seats can be kept back now, and which given free. */
export function split(plan: SeatPlan, chosen: ReadonlySet<number>): { readonly free: readonly number[]; readonly kept: readonly number[] } {
  const seats = [...chosen];
  return { free: seats.filter((seat) => plan.states[seat] === FREE), kept: seats.filter((seat) => plan.states[seat] === BLOCKED) };
}
