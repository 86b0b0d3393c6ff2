import { isSigned, readCode, type TicketKey } from './ticket-code';

export type Direction = 'entry' | 'exit';

/** What a device keeps of one door, to work without contact for a while. */
export interface KeptDoor {
  readonly performanceId: string;
  readonly title: Record<string, string>;
  readonly venueName: Record<string, string>;
  readonly startTime: string;
  readonly timeZone: string;
  readonly doorsOpenAt: string;
  readonly doorsCloseAt: string;
  readonly reentryAllowed: boolean;
  readonly cancelled: boolean;
  /** of the oldest part of the list, on the server's clock */
  readonly generatedAt: string;
  /** after this nobody is admitted without contact */
  readonly validUntil: string;
  readonly keys: readonly TicketKey[];
  readonly tickets: readonly KeptTicket[];
  readonly counts: Counts;
  /** who took it: what is let in by it is told by the same person */
  readonly keeper: string;
  /** how far the server's clock is ahead of this device's, ms */
  readonly ahead: number;
}

export interface KeptTicket {
  readonly ticketId: string;
  readonly version: number;
  /** valid, revoked, checked_in or outside (left again) */
  readonly status: string;
  readonly label: string;
}

export interface Counts {
  readonly tickets: number;
  readonly entered: number;
  readonly inside: number;
}

/** An admission by this device, with or without contact. */
export interface OwnScan {
  readonly scanId: string;
  readonly performanceId: string;
  readonly ticketId: string;
  readonly code: string;
  readonly label: string;
  readonly scannedAt: string;
  readonly direction: Direction;
  readonly deviceId: string;
  readonly lastContactAt: string;
  /** who stood at the door: nobody else tells it */
  readonly keeper: string;
  /** whether the server knows it */
  readonly told: boolean;
}

/** Where the holder of a ticket is, as far as this device knows. */
export interface Place {
  readonly status: string;
  readonly since?: string;
  readonly device?: string;
}

export type Tone = 'admitted' | 'refused' | 'attention';

/** What is shown of a scan; `code` is that of the contracts, or one of this device's own. */
export interface Verdict {
  readonly tone: Tone;
  readonly code: string;
  readonly ticketId?: string;
  readonly label?: string;
  readonly since?: string;
  readonly device?: string;
  readonly message?: string;
  readonly withoutContact?: boolean;
}

/** Clocks of devices and servers may differ by so much, as on the server. */
export const CLOCK_SKEW_MS = 120_000;
/** Not the ticket's fault: ask, wait, or get contact. */
const ATTENTION: ReadonlySet<string> = new Set([
  'check_in_not_open',
  'ticket_not_valid_yet',
  'device_clock_wrong',
  'scan_id_reused',
  'no_list',
  'too_long_without_contact',
  'not_in_list',
  'cannot_verify',
]);

export function toneOf(code: string): Tone {
  return ATTENTION.has(code) ? 'attention' : 'refused';
}

/** Whether a device may admit without contact, and if not, why. */
export function standstill(door: KeptDoor | undefined, now: number): string | undefined {
  if (!door) return 'no_list';
  if (now < Date.parse(door.generatedAt) - CLOCK_SKEW_MS) return 'device_clock_wrong';
  return now > Date.parse(door.validUntil) ? 'too_long_without_contact' : undefined;
}

/**
 * What becomes of a code without contact: the rules of the server, in its order, with what the device knows. What only the server can know (a ticket sold or passed on since the list
 * was made) is not guessed.
 *
 * @param now on the server's clock, ms
 * @param ticketOf the list
 * @param placeOf where the holder is, with this device's own admissions
 */
export async function judge(
  text: string,
  direction: Direction,
  door: KeptDoor | undefined,
  now: number,
  ticketOf: (ticketId: string) => KeptTicket | undefined,
  placeOf: (ticket: KeptTicket) => Place,
): Promise<Verdict> {
  const stopped = standstill(door, now);
  if (!door || stopped) return refusal(stopped ?? 'no_list');
  const code = readCode(text);
  if (!code) return refusal('ticket_code_invalid');
  try {
    if (!(await isSigned(code, door.keys))) return refusal('ticket_code_invalid');
  } catch (unsupported) {
    if (unsupported instanceof DOMException) return refusal('cannot_verify');
    throw unsupported;
  }
  if (code.performanceId !== door.performanceId) return refusal('wrong_performance');
  const ticket = ticketOf(code.ticketId);
  if (!ticket || code.version > ticket.version) return refusal('not_in_list', ticket);
  if (ticket.status === 'revoked') return refusal('ticket_revoked', ticket);
  if (code.version < ticket.version) return refusal('ticket_code_superseded', ticket);
  if (door.cancelled) return refusal('performance_cancelled', ticket);
  if (now < Date.parse(door.doorsOpenAt)) return refusal('check_in_not_open', ticket);
  if (now > Date.parse(door.doorsCloseAt)) return refusal('check_in_closed', ticket);
  return sequence(direction, door, ticket, placeOf(ticket));
}

/** In, out, in, out; a second time in only where the event allows it. */
function sequence(direction: Direction, door: KeptDoor, ticket: KeptTicket, place: Place): Verdict {
  if (direction === 'entry') {
    if (place.status === 'checked_in' || (place.status === 'outside' && !door.reentryAllowed)) {
      return { ...refusal('already_checked_in', ticket), ...(place.since ? { since: place.since } : {}), ...(place.device ? { device: place.device } : {}) };
    }
    return admission('checked_in', ticket);
  }
  if (!door.reentryAllowed) return refusal('reentry_not_allowed', ticket);
  return place.status === 'checked_in' ? admission('checked_out', ticket) : refusal('not_checked_in', ticket);
}

function admission(code: string, ticket: KeptTicket): Verdict {
  return { tone: 'admitted', code, ticketId: ticket.ticketId, label: ticket.label, withoutContact: true };
}

function refusal(code: string, ticket?: KeptTicket): Verdict {
  return { tone: toneOf(code), code, withoutContact: true, ...(ticket ? { ticketId: ticket.ticketId, label: ticket.label } : {}) };
}

/** Where the holder is: what the list says, and what this device has let through since it was made. */
export function placeAfter(ticket: KeptTicket, generatedAt: string, scans: readonly OwnScan[]): Place {
  let place: Place = { status: ticket.status };
  const ours = scans.filter((scan) => scan.ticketId === ticket.ticketId).sort((a, b) => a.scannedAt.localeCompare(b.scannedAt));
  for (const scan of ours) {
    if (scan.told && Date.parse(scan.scannedAt) < Date.parse(generatedAt) - CLOCK_SKEW_MS) continue;
    place = { status: scan.direction === 'entry' ? 'checked_in' : 'outside', since: scan.scannedAt, device: scan.deviceId };
  }
  return place;
}

/** The counts that the server told, with the admissions it does not know yet. */
export function countsWith(counts: Counts, untold: readonly OwnScan[]): Counts {
  const entries = untold.filter((scan) => scan.direction === 'entry').length;
  const exits = untold.length - entries;
  const backs = untold.filter((scan) => scan.direction === 'entry' && untold.some((other) => other.direction === 'exit' && other.ticketId === scan.ticketId && other.scannedAt < scan.scannedAt)).length;
  return { tickets: counts.tickets, entered: counts.entered + entries - backs, inside: counts.inside + entries - exits };
}

const MOST_IN_A_BATCH = 500;

/** Untold admissions as the contract takes them: one batch for each device name and last contact, in the order of time, 500 at most in each. */
export function batches(untold: readonly OwnScan[]): OwnScan[][] {
  const groups = new Map<string, OwnScan[]>();
  for (const scan of [...untold].sort((a, b) => a.scannedAt.localeCompare(b.scannedAt))) {
    const key = `${scan.lastContactAt} ${scan.deviceId}`;
    groups.set(key, [...(groups.get(key) ?? []), scan]);
  }
  return [...groups.values()].flatMap((group) => Array.from({ length: Math.ceil(group.length / MOST_IN_A_BATCH) }, (_, index) => group.slice(index * MOST_IN_A_BATCH, (index + 1) * MOST_IN_A_BATCH)));
}

/** A code stays before the camera for a while: it is new when it was not seen for some time. */
export class Repeats {
  private text = '';
  private seen = 0;

  constructor(private readonly pauseMs: number) {}

  isNew(text: string, now: number): boolean {
    const known = text === this.text && now - this.seen < this.pauseMs;
    this.text = text;
    this.seen = now;
    return !known;
  }
}
