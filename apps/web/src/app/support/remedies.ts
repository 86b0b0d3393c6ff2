import type { Order } from '../api/types';
import { type Money, percent, sum } from '../core/money';

const UNPAID: ReadonlySet<string> = new Set(['pending', 'seats_held', 'placed']);
const BOOKED: ReadonlySet<string> = new Set(['tickets_issued', 'refund_requested', 'partially_refunded']);
const INVOICED: ReadonlySet<string> = new Set(['paid', 'tickets_issued', 'refund_requested', 'partially_refunded', 'refunded']);
const MOVING: ReadonlySet<string> = new Set(['authorised', 'processing', 'paid']);

/** What may be done with an order now; what is really allowed, the order context decides. */
export interface Remedies {
  /** its places and its money, whole or in part */
  readonly cancel: boolean;
  /** nothing was paid: it is only turned back */
  readonly turnBack: boolean;
  readonly invoice: boolean;
  /** its saga moves by itself; nothing to do but to wait */
  readonly wait: boolean;
}

export function remediesOf(order: Pick<Order, 'status' | 'lines'>): Remedies {
  return {
    cancel: BOOKED.has(order.status) && order.lines.some((line) => line.status === 'valid'),
    turnBack: UNPAID.has(order.status),
    invoice: INVOICED.has(order.status),
    wait: MOVING.has(order.status),
  };
}

/** What comes back for the lines; nothing after the policy's time, all of it against the policy. */
export function moneyBack(order: Pick<Order, 'lines' | 'cancellation'>, lines: ReadonlySet<string>, againstPolicy: boolean): Money | undefined {
  const policy = order.cancellation;
  if (!againstPolicy && !policy?.possibleNow) return undefined;
  const share = againstPolicy ? 100 : (policy?.refundPercent ?? 0);
  return sum(order.lines.filter((line) => line.status === 'valid' && lines.has(line.lineId)).map((line) => percent(line.price, share)));
}
