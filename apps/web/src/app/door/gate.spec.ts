import 'fake-indexeddb/auto';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTransloco, type TranslocoLoader } from '@jsverse/transloco';
import { Session } from '../core/session';
import { Offline } from '../core/offline';
import { door, OTHER, PERFORMANCE, Printer, ticket } from './door.fixture';
import { DoorStore } from './door-store';
import { Gate } from './gate';

class Nothing implements TranslocoLoader {
  getTranslation(): Promise<Record<string, string>> {
    return Promise.resolve({});
  }
}

/** The gateway as far as a door asks it; a real answer for each question, or none at all. */
class Gateway {
  reachable = true;
  readonly told: { scanId: string }[] = [];
  readonly asked: string[] = [];
  conflictWith: string | undefined;
  checkIn: () => Response = () => json(200, { ticketId: one.ticketId, status: 'checked_in', at: new Date().toISOString() });

  constructor(
    private readonly printer: Printer,
    private readonly offlineMinutes = 5,
  ) {}

  readonly fetch = async (address: string, request: RequestInit = {}): Promise<Response> => {
    this.asked.push(`${request.method} ${address}`);
    if (!this.reachable) throw new TypeError('Failed to fetch');
    await Promise.resolve();
    const now = Date.now();
    if (address === '/session') return json(200, { authenticated: true, subject: 'leila', roles: ['CHECKIN'], csrfToken: 'proof' });
    if (address === '/api/check-ins') return this.checkIn();
    if (address === '/api/check-ins/offline-batch') {
      const { scans } = JSON.parse(request.body as string) as { scans: { scanId: string }[] };
      this.told.push(...scans);
      return json(200, {
        accepted: 0,
        conflicts: 0,
        results: scans.map(({ scanId }) => (this.conflictWith ? { scanId, result: 'conflict', code: 'already_checked_in', since: this.conflictWith, sinceDevice: 'south', withoutContactTooLong: false } : { scanId, result: 'accepted', withoutContactTooLong: false })),
      });
    }
    const kept = door([this.printer.key], [one, two], { doorsOpenAt: new Date(now - 1000).toISOString(), doorsCloseAt: new Date(now + 10_000_000).toISOString() });
    if (address.startsWith(`/api/performances/${PERFORMANCE}/check-in-list`)) {
      const until = new Date(now + this.offlineMinutes * 60_000).toISOString();
      // in two parts
      const [part, next] = address.includes('after=') ? [two, undefined] : [one, one.ticketId];
      return json(200, { performanceId: PERFORMANCE, generatedAt: new Date(now).toISOString(), validUntil: until, keys: kept.keys, tickets: [part], next });
    }
    return json(200, { ...kept, performanceId: PERFORMANCE, counts: { tickets: 2, entered: 0, inside: 0 } });
  };
}

const one = ticket(1);
const two = ticket(2);
const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status, headers: { Date: new Date().toUTCString() } });

async function at(gateway: Gateway): Promise<Gate> {
  vi.stubGlobal('fetch', gateway.fetch);
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({ providers: [Gate, provideRouter([]), provideTransloco({ config: { availableLangs: ['en'], defaultLang: 'en', prodMode: true }, loader: Nothing })] });
  const gate = TestBed.inject(Gate);
  await gate.open(PERFORMANCE);
  return gate;
}

describe('a door', () => {
  let printer: Printer;

  beforeEach(async () => {
    printer = await Printer.make();
  });

  afterEach(async () => {
    TestBed.inject(Gate).close();
    const store = TestBed.inject(DoorStore);
    await store.forgetDoor(PERFORMANCE);
    for (const scan of await store.allScans()) await store.forgetScan(scan.scanId);
    for (const conflict of await store.allConflicts()) await store.forgetConflict(conflict.scanId);
    vi.unstubAllGlobals();
  });

  it('keeps the whole list, and asks the server as long as there is contact', async () => {
    const gateway = new Gateway(printer);
    const gate = await at(gateway);
    expect(gate.door()?.tickets.map((each) => each.label)).toEqual(['Stalls A 1', 'Stalls A 2']);
    await gate.scan(await printer.code(one.ticketId), 'entry');
    expect(gate.shown()).toMatchObject({ tone: 'admitted', label: 'Stalls A 1', round: 1 });
    expect(gate.shown()?.withoutContact).toBeUndefined();
    expect(gate.untold()).toEqual([]);
    expect(gate.counts()).toMatchObject({ entered: 1, inside: 1 });
  });

  it('tells a refusal with when and where', async () => {
    const gateway = new Gateway(printer);
    const gate = await at(gateway);
    gateway.checkIn = () => json(409, { error: { code: 'already_checked_in', message: 'in', details: [{ field: 'at', issue: '2027-03-01T19:00:00Z' }, { field: 'deviceId', issue: 'south' }] } });
    await gate.scan(await printer.code(one.ticketId), 'entry');
    expect(gate.shown()).toMatchObject({ tone: 'refused', code: 'already_checked_in', since: '2027-03-01T19:00:00Z', device: 'south', label: 'Stalls A 1' });
  });

  it('decides by itself when the answer does not come, remembers over a new page, and tells it once on return', async () => {
    const gateway = new Gateway(printer);
    let gate = await at(gateway);
    gateway.reachable = false;
    const code = await printer.code(one.ticketId);
    await gate.scan(code, 'entry');
    expect(gate.contact()).toBe(false);
    expect(gate.shown()).toMatchObject({ tone: 'admitted', withoutContact: true });
    await gate.scan(code, 'entry');
    expect(gate.shown()).toMatchObject({ tone: 'refused', code: 'already_checked_in', round: 2 });
    gate.close();

    gate = await at(gateway);
    expect(gate.door()?.tickets).toHaveLength(2);
    await gate.scan(code, 'entry');
    expect(gate.shown()).toMatchObject({ tone: 'refused', code: 'already_checked_in' });
    expect(gate.counts()).toMatchObject({ entered: 1 });
    expect(gate.untold()).toHaveLength(1);

    gateway.reachable = true;
    await gate.beat();
    expect(gate.contact()).toBe(true);
    expect(gateway.told).toHaveLength(1);
    expect(gate.untold()).toEqual([]);
    await gate.beat();
    expect(gateway.told).toHaveLength(1);
  });

  it('tells a scan whose answer was lost under the id that the server may know', async () => {
    const gateway = new Gateway(printer);
    const gate = await at(gateway);
    let sent = '';
    const plain = gateway.fetch;
    vi.stubGlobal('fetch', (address: string, request: RequestInit = {}) => {
      if (address !== '/api/check-ins') return plain(address, request);
      sent = (JSON.parse(request.body as string) as { scanId: string }).scanId;
      return Promise.resolve(json(503, { error: { code: 'service_unavailable' } }));
    });
    await gate.scan(await printer.code(one.ticketId), 'entry');
    expect(gate.shown()).toMatchObject({ tone: 'admitted', withoutContact: true });
    await gate.beat();
    expect(gateway.told.map((scan) => scan.scanId)).toEqual([sent]);
  });

  it('shows conflicts until somebody has seen them', async () => {
    const gateway = new Gateway(printer);
    let gate = await at(gateway);
    gateway.reachable = false;
    await gate.scan(await printer.code(one.ticketId), 'entry');
    gateway.reachable = true;
    gateway.conflictWith = '2027-03-01T19:30:00Z';
    await gate.beat();
    expect(gate.conflicts()).toMatchObject([{ label: 'Stalls A 1', code: 'already_checked_in', since: '2027-03-01T19:30:00Z', device: 'south', tooLong: false }]);
    gate.close();
    gate = await at(gateway);
    const [conflict] = gate.conflicts();
    expect(conflict).toBeDefined();
    if (conflict) await gate.dismiss(conflict);
    expect(gate.conflicts()).toEqual([]);
    expect(await TestBed.inject(DoorStore).allConflicts()).toEqual([]);
  });

  it('admits nobody without contact where the event does not allow it', async () => {
    const gateway = new Gateway(printer, 0);
    const gate = await at(gateway);
    gateway.reachable = false;
    await new Promise((later) => setTimeout(later, 5));
    await gate.scan(await printer.code(one.ticketId), 'entry');
    expect(gate.shown()).toMatchObject({ tone: 'attention', code: 'too_long_without_contact' });
    expect(gate.untold()).toEqual([]);
  });

  it('tells only what the same person let in, and a log-out leaves it to be told but no list', async () => {
    const gateway = new Gateway(printer);
    const gate = await at(gateway);
    gateway.reachable = false;
    await gate.scan(await printer.code(one.ticketId), 'entry');
    const store = TestBed.inject(DoorStore);
    const [mine] = gate.untold();
    if (mine) await store.keepScan({ ...mine, scanId: OTHER, keeper: 'somebody else' });
    await TestBed.inject(Offline).forget();
    expect(await store.doors()).toEqual([]);
    gateway.reachable = true;
    const again = await at(gateway);
    await TestBed.inject(Session).ready();
    expect(gateway.told.map((scan) => scan.scanId)).toEqual([mine?.scanId]);
    expect(again.untold().map((scan) => scan.scanId)).toEqual([OTHER]);
  });
});
