import { batches, countsWith, type Direction, judge, type KeptDoor, type KeptTicket, type OwnScan, placeAfter, Repeats, standstill } from './door-rules';
import { door, NOW, OTHER, Printer, scan, ticket } from './door.fixture';
import { readCode } from './ticket-code';

const one = ticket(1);

async function judged(text: string, kept: KeptDoor | undefined, { direction = 'entry' as Direction, now = NOW, scans = [] as OwnScan[] } = {}) {
  const tickets = new Map((kept?.tickets ?? []).map((each: KeptTicket) => [each.ticketId, each]));
  return judge(text, direction, kept, now, (id) => tickets.get(id), (of) => placeAfter(of, kept?.generatedAt ?? '', scans));
}

describe('the door without contact', () => {
  it('reads the layout of the contract', async () => {
    const printer = await Printer.make();
    expect(readCode(` ${await printer.code(one.ticketId, 7)} `)).toMatchObject({ keyId: '1157bc8f', ticketId: one.ticketId, version: 7 });
    expect(readCode('EV-XBSPK-EAH7R')).toBeUndefined();
    expect(readCode('A'.repeat(140))).toBeUndefined();
  });

  it('lets a valid ticket in', async () => {
    const printer = await Printer.make();
    expect(await judged(await printer.code(one.ticketId), door([printer.key], [one]))).toMatchObject({ tone: 'admitted', code: 'checked_in', label: 'Stalls A 1', withoutContact: true });
  });

  it('refuses what nobody of ours signed', async () => {
    const [ours, theirs] = [await Printer.make(), await Printer.make()];
    const kept = door([ours.key], [one]);
    const code = await ours.code(one.ticketId);
    const other = code.startsWith('Q', 20) ? 'R' : 'Q';
    expect(await judged(await theirs.code(one.ticketId), kept)).toMatchObject({ tone: 'refused', code: 'ticket_code_invalid' });
    expect(await judged(code.slice(0, 20) + other + code.slice(21), kept)).toMatchObject({ code: 'ticket_code_invalid' });
    expect(await judged('https://example.org', kept)).toMatchObject({ code: 'ticket_code_invalid' });
  });

  it('has the rules of the server', async () => {
    const printer = await Printer.make();
    const code = await printer.code(one.ticketId);
    const why = async (facts: Partial<KeptDoor>, of: KeptTicket = one, text = code) => (await judged(text, door([printer.key], [of], facts))).code;
    expect(await why({}, one, await printer.code(one.ticketId, 1, OTHER))).toBe('wrong_performance');
    expect(await why({}, ticket(1, { status: 'revoked' }))).toBe('ticket_revoked');
    expect(await why({}, ticket(1, { version: 2 }))).toBe('ticket_code_superseded');
    expect(await why({ cancelled: true })).toBe('performance_cancelled');
    expect(await why({ doorsOpenAt: new Date(NOW + 1000).toISOString() })).toBe('check_in_not_open');
    expect(await why({ doorsCloseAt: new Date(NOW - 1000).toISOString() })).toBe('check_in_closed');
    expect(await why({}, ticket(1, { status: 'checked_in' }))).toBe('already_checked_in');
    expect(await why({}, ticket(1, { status: 'outside' }))).toBe('already_checked_in');
    expect(await why({ reentryAllowed: true }, ticket(1, { status: 'outside' }))).toBe('checked_in');
  });

  it('does not guess what only the server knows', async () => {
    const printer = await Printer.make();
    const kept = door([printer.key], [one]);
    expect(await judged(await printer.code(ticket(9).ticketId), kept)).toMatchObject({ tone: 'attention', code: 'not_in_list' });
    expect(await judged(await printer.code(one.ticketId, 2), kept)).toMatchObject({ tone: 'attention', code: 'not_in_list' });
  });

  it('stops when the list is older than the event allows, or the clock was turned', async () => {
    const printer = await Printer.make();
    const kept = door([printer.key], [one]);
    const code = await printer.code(one.ticketId);
    const end = Date.parse(kept.validUntil);
    expect(await judged(code, kept, { now: end })).toMatchObject({ tone: 'admitted' });
    expect(await judged(code, kept, { now: end + 1 })).toMatchObject({ tone: 'attention', code: 'too_long_without_contact' });
    expect(await judged(code, kept, { now: NOW - 600_000 })).toMatchObject({ tone: 'attention', code: 'device_clock_wrong' });
    expect(await judged(code, undefined)).toMatchObject({ tone: 'attention', code: 'no_list' });
    expect(standstill(kept, NOW)).toBeUndefined();
  });

  it('lets nobody in twice, and tells when and where it was', async () => {
    const printer = await Printer.make();
    const earlier = scan(one);
    expect(await judged(await printer.code(one.ticketId), door([printer.key], [one]), { scans: [earlier] })).toMatchObject({
      tone: 'refused',
      code: 'already_checked_in',
      since: earlier.scannedAt,
      device: 'north',
    });
  });

  it('goes in, out and in where the event allows it', async () => {
    const printer = await Printer.make();
    const code = await printer.code(one.ticketId);
    const kept = door([printer.key], [one], { reentryAllowed: true });
    const scans: OwnScan[] = [];
    expect(await judged(code, kept, { direction: 'exit' })).toMatchObject({ code: 'not_checked_in' });
    scans.push(scan(one, { scannedAt: new Date(NOW - 9_000).toISOString() }));
    expect(await judged(code, kept, { direction: 'exit', scans })).toMatchObject({ tone: 'admitted', code: 'checked_out' });
    scans.push(scan(one, { direction: 'exit', scannedAt: new Date(NOW - 8_000).toISOString() }));
    expect(await judged(code, kept, { scans })).toMatchObject({ tone: 'admitted', code: 'checked_in' });
    expect(await judged(code, door([printer.key], [one]), { direction: 'exit' })).toMatchObject({ code: 'reentry_not_allowed' });
  });
});

describe('what is told later', () => {
  it('comes in batches of one device name and one contact, in the order of time, 500 at most', () => {
    const early = scan(one, { scannedAt: '2027-03-01T19:59:00Z' });
    const late = scan(one, { scannedAt: '2027-03-01T19:59:30Z' });
    const renamed = scan(one, { scannedAt: '2027-03-01T19:59:40Z', deviceId: 'south' });
    const after = scan(one, { scannedAt: '2027-03-01T19:59:50Z', lastContactAt: '2027-03-01T19:59:45Z' });
    expect(batches([after, renamed, late, early])).toEqual([[early, late], [renamed], [after]]);
    const many = Array.from({ length: 501 }, (_, index) => scan(ticket(index)));
    expect(batches(many).map((batch) => batch.length)).toEqual([500, 1]);
    expect(batches([])).toEqual([]);
  });

  it('counts meanwhile; who comes back has not come twice', () => {
    const out = scan(one, { direction: 'exit', scannedAt: '2027-03-01T19:59:40Z' });
    const back = scan(one, { scannedAt: '2027-03-01T19:59:50Z' });
    expect(countsWith({ tickets: 10, entered: 4, inside: 3 }, [scan(ticket(2))])).toEqual({ tickets: 10, entered: 5, inside: 4 });
    expect(countsWith({ tickets: 10, entered: 4, inside: 3 }, [out, back])).toEqual({ tickets: 10, entered: 4, inside: 3 });
  });

  it('lies under a newer list, except what the list cannot know yet', () => {
    const told = scan(one, { told: true, scannedAt: '2027-03-01T18:00:00Z' });
    expect(placeAfter(one, new Date(NOW).toISOString(), [told]).status).toBe('valid');
    expect(placeAfter(one, new Date(NOW).toISOString(), [{ ...told, told: false }]).status).toBe('checked_in');
  });
});

it('a code that stays before the camera is one scan', () => {
  const repeats = new Repeats(2_000);
  expect([repeats.isNew('a', 0), repeats.isNew('a', 1_500), repeats.isNew('a', 3_000), repeats.isNew('b', 3_100), repeats.isNew('a', 3_200), repeats.isNew('a', 6_000)]).toEqual([true, false, false, true, true, true]);
});
