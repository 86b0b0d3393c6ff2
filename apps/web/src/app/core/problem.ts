/** A refusal or failure as the contracts tell it; `code` is stable. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly correlationId: string | undefined,
    readonly details: readonly { field?: string; issue?: string }[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }

  /** The same, told more closely than the code does. */
  as(code: string): Problem {
    return new Problem(this.status, code, this.message, this.correlationId, this.details, this.retryAfterSeconds);
  }

  static of(caught: unknown): Problem {
    if (caught instanceof Problem) return caught;
    if (caught instanceof TypeError) return new Problem(0, 'offline', '', undefined);
    return new Problem(0, 'unexpected', caught instanceof Error ? caught.message : '', undefined);
  }
}

/** Problems that say in words of ours what to do next; others say what the server says, and a general next step. */
const KNOWN: ReadonlySet<string> = new Set([
  'offline',
  'precondition_failed',
  'unexpected',
  'unauthorized',
  'csrf_refused',
  'seats_unavailable',
  'capacity_unavailable',
  'not_together',
  'customer_limit_exceeded',
  'price_changed',
  'performance_cancelled',
  'already_cancelled',
  'transfer_not_found',
  'transfer_expired',
  'transfer_to_self',
  'transfer_too_late',
  'transfer_not_allowed',
  'order_exists',
  'reservation_expired',
  'hold_lapsed',
  'reservation_already_extended',
  'extension_not_possible',
  'reservation_in_checkout',
  'sales_not_open',
  'performance_not_found',
  'event_not_found',
  'order_not_found',
  'ticket_not_found',
  'reservation_not_found',
  'order_in_progress',
  'ticket_already_used',
  'cancellation_not_allowed',
  'rate_limited',
  'service_unavailable',
  'login_unavailable',
]);

/** Which text of ours tells of a problem. */
export function textOf(problem: Problem): string {
  if (KNOWN.has(problem.code)) return `errors.${problem.code}`;
  if (problem.status === 401) return 'errors.unauthorized';
  if (problem.status === 429) return 'errors.rate_limited';
  if (problem.status >= 500) return 'errors.service_unavailable';
  return 'errors.other';
}
