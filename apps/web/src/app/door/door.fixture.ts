import type { KeptDoor, KeptTicket, OwnScan } from './door-rules';
import type { TicketKey } from './ticket-code';

export const PERFORMANCE = '1059bc8f-5d52-5046-949d-7261dd2fc00c';
export const OTHER = '2222bc8f-5d52-5046-949d-7261dd2fc00c';
export const NOW = Date.parse('2027-03-01T20:00:00Z');

const base64url = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const bytesOf = (uuid: string): number[] => (uuid.replaceAll('-', '').match(/../g) ?? []).map((pair) => parseInt(pair, 16));

/** Signs as the server does: real keys, real codes. */
export class Printer {
  private constructor(
    private readonly pair: CryptoKeyPair,
    readonly key: TicketKey,
  ) {}

  static async make(kid = '1157bc8f'): Promise<Printer> {
    const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as CryptoKeyPair;
    const { x = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
    return new Printer(pair, { kid, x });
  }

  async code(ticketId: string, version = 1, performanceId = PERFORMANCE): Promise<string> {
    const signed = Uint8Array.from([1, ...bytesOf(this.key.kid), ...bytesOf(ticketId), ...bytesOf(performanceId), 0, 0, 0, version]);
    const signature = new Uint8Array(await crypto.subtle.sign({ name: 'Ed25519' }, this.pair.privateKey, signed));
    return base64url(Uint8Array.from([...signed, ...signature]));
  }
}

export function ticket(last: number, facts: Partial<KeptTicket> = {}): KeptTicket {
  return { ticketId: `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`, version: 1, status: 'valid', label: `Stalls A ${last}`, ...facts };
}

export function door(keys: readonly TicketKey[], tickets: readonly KeptTicket[], facts: Partial<KeptDoor> = {}): KeptDoor {
  return {
    performanceId: PERFORMANCE,
    title: { en: 'Show' },
    venueName: { en: 'Hall' },
    startTime: '2027-03-01T21:00:00Z',
    timeZone: 'Africa/Tunis',
    doorsOpenAt: '2027-03-01T09:00:00Z',
    doorsCloseAt: '2027-03-02T05:00:00Z',
    reentryAllowed: false,
    cancelled: false,
    generatedAt: new Date(NOW - 60_000).toISOString(),
    validUntil: new Date(NOW + 240_000).toISOString(),
    keys,
    tickets,
    counts: { tickets: tickets.length, entered: 0, inside: 0 },
    keeper: 'leila',
    ahead: 0,
    ...facts,
  };
}

export function scan(of: KeptTicket, facts: Partial<OwnScan> = {}): OwnScan {
  return {
    scanId: crypto.randomUUID(),
    performanceId: PERFORMANCE,
    ticketId: of.ticketId,
    code: 'code',
    label: of.label,
    scannedAt: new Date(NOW - 10_000).toISOString(),
    direction: 'entry',
    deviceId: 'north',
    lastContactAt: new Date(NOW - 60_000).toISOString(),
    keeper: 'leila',
    told: false,
    ...facts,
  };
}
