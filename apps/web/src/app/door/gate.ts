import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { CheckedIn, Door, DoorListPart, OfflineBatchResult } from '../api/types';
import { Api } from '../core/api';
import { ServerClock } from '../core/clock';
import { Keep } from '../core/keep';
import { Offline } from '../core/offline';
import { Problem } from '../core/problem';
import { Session } from '../core/session';
import { batches, CLOCK_SKEW_MS, countsWith, type Direction, judge, type KeptDoor, type KeptTicket, type OwnScan, placeAfter, standstill, toneOf, type Verdict } from './door-rules';
import { DoorSignals } from './door-signals';
import { type Conflict, DoorStore } from './door-store';
import { readCode } from './ticket-code';

/** A person waits at the door: what is not answered by then is decided here. */
const ANSWER_MS = 3_000;
const TICK_MS = 1_000;
const BEAT_MS = 15_000;
const BEAT_AWAY_MS = 5_000;
const PART = 5_000;
const MOST_PARTS = 40;
const LONGEST_CODE = 200;
const TOLD_KEPT_MS = 86_400_000;
const DEVICE = 'eventify-door-device';

export interface Shown extends Verdict {
  /** counts up, so that the same answer twice is seen and heard twice */
  readonly round: number;
  readonly at: number;
}

/** Answers that are none: the network, the gateway or what is behind it is away. */
export function isNoAnswer(failure: unknown): boolean {
  if (failure instanceof Problem) return failure.code === 'offline' || failure.status >= 500 || failure.status === 429;
  return failure instanceof TypeError || failure instanceof DOMException;
}

/** One open door: scans with contact, and by the same rules without; what was let in meanwhile is told on return. Provided by its page. */
@Injectable()
export class Gate {
  private readonly api = inject(Api);
  private readonly clock = inject(ServerClock);
  private readonly keep = inject(Keep);
  private readonly offline = inject(Offline);
  private readonly session = inject(Session);
  private readonly signals = inject(DoorSignals);
  private readonly store = inject(DoorStore);

  private readonly kept = signal<KeptDoor | undefined>(undefined);
  private readonly scans = signal<readonly OwnScan[]>([]);
  private readonly ticking = signal(0);
  private tickets = new Map<string, KeptTicket>();
  private performanceId = '';
  private lastHeard = 0;
  private nextBeat = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  private beating: Promise<void> | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private rounds = 0;

  readonly door = this.kept.asReadonly();
  readonly problem = signal<Problem | undefined>(undefined);
  /** Undefined until the first answer, or the first that did not come. */
  readonly contact = signal<boolean | undefined>(undefined);
  readonly shown = signal<Shown | undefined>(undefined);
  readonly conflicts = signal<readonly Conflict[]>([]);
  readonly deviceName = signal(this.keep.read(DEVICE) ?? `scanner-${crypto.randomUUID().slice(0, 4)}`);

  /** The server's clock, each second. */
  readonly now = computed(() => {
    this.ticking();
    return this.clock.now();
  });
  readonly untold = computed(() => this.scans().filter((scan) => !scan.told));
  readonly counts = computed(() => {
    const door = this.kept();
    return door && countsWith(door.counts, this.untold().filter((scan) => scan.performanceId === door.performanceId));
  });
  /** How old the list is, ms. */
  readonly age = computed(() => {
    const door = this.kept();
    return door && Math.max(0, this.now() - Date.parse(door.generatedAt));
  });
  /** Why nobody is admitted right now; only without contact. */
  readonly stopped = computed(() => (this.contact() === false ? standstill(this.kept(), this.now()) : undefined));

  constructor() {
    inject(DestroyRef).onDestroy(() => this.close());
  }

  async open(performanceId: string): Promise<void> {
    this.close();
    this.performanceId = performanceId;
    this.kept.set(undefined);
    this.shown.set(undefined);
    this.problem.set(undefined);
    const [door, scans, conflicts] = await Promise.all([this.store.door(performanceId), this.store.allScans(), this.store.allConflicts()]);
    if (this.performanceId !== performanceId) return;
    this.scans.set(scans);
    this.conflicts.set(conflicts);
    const subject = this.session.subject();
    if (door && (subject === undefined || subject === door.keeper)) this.take(door);
    this.timer = setInterval(() => this.tick(), TICK_MS);
    await this.beat();
  }

  close(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.performanceId = '';
  }

  rename(name: string): void {
    const device = name.trim().slice(0, 100);
    if (device === '') return;
    this.deviceName.set(device);
    this.keep.write(DEVICE, device);
  }

  /** One after the other, in the order in which they were held before the camera. */
  scan(text: string, direction: Direction): Promise<void> {
    return this.inTurn(() => this.decide(text.trim(), direction));
  }

  /** A guest without a code, who was looked up; needs contact. */
  admit(ticketId: string, direction: Direction): Promise<void> {
    return this.inTurn(async () => {
      const scanId = crypto.randomUUID();
      const body = { ticketId, deviceId: this.deviceName(), direction, performanceId: this.performanceId };
      try {
        return await this.admitted(await this.api.post<CheckedIn>('/api/check-ins/by-ticket', body, { idempotencyKey: scanId, limitMs: ANSWER_MS }), scanId, '', direction);
      } catch (failure) {
        if (!isNoAnswer(failure)) return this.refused(Problem.of(failure), ticketId);
        this.lost();
        return { tone: 'attention', code: 'needs_contact', withoutContact: true };
      }
    });
  }

  async dismiss(conflict: Conflict): Promise<void> {
    await this.store.forgetConflict(conflict.scanId);
    this.conflicts.update((all) => all.filter((each) => each.scanId !== conflict.scanId));
  }

  /** Asks now: for news, and whether there is contact at all. */
  beat(): Promise<void> {
    this.beating ??= this.exchange().finally(() => {
      this.beating = undefined;
      this.nextBeat = Date.now() + (this.contact() ? BEAT_MS : BEAT_AWAY_MS);
    });
    return this.beating;
  }

  private wasAway = false;

  private tick(): void {
    this.ticking.update((count) => count + 1);
    if (this.offline.isAway() && this.contact() !== false) this.lost();
    if (Date.now() >= this.nextBeat || (this.contact() === false && !this.offline.isAway() && this.wasAway)) void this.beat();
    this.wasAway = this.offline.isAway();
  }

  private inTurn(work: () => Promise<Verdict>): Promise<void> {
    const mine = this.turn.then(async () => {
      try {
        this.show(await work());
      } catch (failure) {
        // not even written down here: nobody goes in on it
        this.show({ tone: 'attention', code: 'unexpected' });
        throw failure;
      }
    });
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private show(verdict: Verdict): void {
    this.shown.set({ ...verdict, round: ++this.rounds, at: this.clock.now() });
    this.signals.tell(verdict.tone);
  }

  private async decide(text: string, direction: Direction): Promise<Verdict> {
    if (text.length > LONGEST_CODE) return { tone: 'refused', code: 'ticket_code_invalid' };
    const scanId = crypto.randomUUID();
    if (this.contact() !== false) {
      const body = { code: text, deviceId: this.deviceName(), direction, performanceId: this.performanceId, scanId };
      try {
        return await this.admitted(await this.api.post<CheckedIn>('/api/check-ins', body, { idempotencyKey: scanId, limitMs: ANSWER_MS }), scanId, text, direction);
      } catch (failure) {
        if (!isNoAnswer(failure)) return this.refused(Problem.of(failure), readCode(text)?.ticketId);
        this.lost();
      }
    }
    return this.decideHere(scanId, text, direction);
  }

  private async decideHere(scanId: string, text: string, direction: Direction): Promise<Verdict> {
    const door = this.kept();
    const now = this.clock.now();
    const verdict = await judge(
      text,
      direction,
      door,
      now,
      (ticketId) => this.tickets.get(ticketId),
      (ticket) => placeAfter(ticket, door?.generatedAt ?? '', this.scans()),
    );
    if (verdict.tone === 'admitted' && door && verdict.ticketId) {
      const lastContactAt = new Date(Math.max(this.lastHeard, Date.parse(door.generatedAt))).toISOString();
      await this.remember({
        scanId,
        performanceId: door.performanceId,
        ticketId: verdict.ticketId,
        code: text,
        label: verdict.label ?? '',
        scannedAt: new Date(now).toISOString(),
        direction,
        deviceId: this.deviceName(),
        lastContactAt,
        keeper: door.keeper,
        told: false,
      });
    }
    return verdict;
  }

  private async admitted(answer: CheckedIn, scanId: string, code: string, direction: Direction): Promise<Verdict> {
    this.heard();
    const label = this.tickets.get(answer.ticketId)?.label ?? '';
    await this.remember({
      scanId,
      performanceId: this.performanceId,
      ticketId: answer.ticketId,
      code,
      label,
      scannedAt: answer.at,
      direction,
      deviceId: this.deviceName(),
      lastContactAt: new Date(this.lastHeard).toISOString(),
      keeper: this.session.subject() ?? '',
      told: true,
    });
    const door = this.kept();
    // until the next count: an entry of somebody who came back is counted by the server only
    if (door && direction === 'entry') this.kept.set({ ...door, counts: { ...door.counts, inside: door.counts.inside + 1, entered: door.counts.entered + 1 } });
    if (door && direction === 'exit') this.kept.set({ ...door, counts: { ...door.counts, inside: door.counts.inside - 1 } });
    this.nextBeat = Math.min(this.nextBeat, Date.now() + BEAT_AWAY_MS);
    return { tone: 'admitted', code: answer.status, label, ticketId: answer.ticketId };
  }

  private refused(problem: Problem, ticketId: string | undefined): Verdict {
    if (problem.status === 401) this.session.over();
    else this.heard();
    const detail = (field: string): string | undefined => problem.details.find((each) => each.field === field)?.issue;
    const label = ticketId && this.tickets.get(ticketId)?.label;
    const since = detail('at');
    const device = detail('deviceId');
    return {
      tone: problem.status === 401 || problem.status === 403 ? 'attention' : toneOf(problem.code),
      code: problem.code,
      message: problem.message,
      ...(since ? { since } : {}),
      ...(device ? { device } : {}),
      ...(label ? { label } : {}),
    };
  }

  private async remember(scan: OwnScan): Promise<void> {
    await this.store.keepScan(scan);
    this.scans.update((all) => [...all.filter((each) => each.scanId !== scan.scanId), scan]);
  }

  private heard(): void {
    this.lastHeard = this.clock.now();
    this.contact.set(true);
  }

  private lost(): void {
    this.contact.set(false);
    this.nextBeat = Math.min(this.nextBeat, Date.now() + BEAT_AWAY_MS);
  }

  private async exchange(): Promise<void> {
    const performanceId = this.performanceId;
    if (performanceId === '') return;
    try {
      await this.session.ready();
      await this.tell();
      const door = await this.api.get<Door>(`/api/check-ins/performances/${encodeURIComponent(performanceId)}`);
      const known = this.kept();
      if (!known || this.isOld(known)) await this.renew(door);
      else if (this.performanceId === performanceId) this.kept.set({ ...known, ...factsOf(door) });
      this.problem.set(undefined);
      this.heard();
    } catch (failure) {
      if (isNoAnswer(failure)) {
        this.lost();
        return;
      }
      const problem = Problem.of(failure);
      if (problem.status === 401) this.session.over();
      if (problem.status === 403 || problem.status === 404) {
        await this.store.forgetDoor(performanceId);
        this.kept.set(undefined);
      }
      this.problem.set(problem);
    }
  }

  /** Twice in the time that the list may be used without contact, but not all the time. */
  private isOld(door: KeptDoor): boolean {
    const allowed = Date.parse(door.validUntil) - Date.parse(door.generatedAt);
    return this.clock.now() - Date.parse(door.generatedAt) > Math.min(150_000, Math.max(30_000, allowed / 2));
  }

  private async renew(view: Door): Promise<void> {
    const performanceId = this.performanceId;
    const path = `/api/performances/${encodeURIComponent(performanceId)}/check-in-list`;
    const parts: DoorListPart[] = [];
    let after: string | undefined;
    do {
      const part = await this.api.get<DoorListPart>(path, { limit: PART, after });
      parts.push(part);
      after = part.next;
    } while (after && parts.length < MOST_PARTS);
    const [first] = parts;
    if (!first || this.performanceId !== performanceId) return;
    const door: KeptDoor = {
      performanceId,
      ...factsOf(view),
      generatedAt: first.generatedAt,
      validUntil: first.validUntil,
      keys: first.keys.map(({ kid, x }) => ({ kid, x })),
      tickets: parts.flatMap((part) => part.tickets.map(({ ticketId, version, status, label }) => ({ ticketId, version, status, label }))),
      keeper: this.session.subject() ?? '',
      ahead: this.clock.difference,
    };
    await this.store.keepDoor(door);
    this.take(door);
    for (const scan of this.scans()) {
      const at = Date.parse(scan.scannedAt);
      const inList = scan.performanceId === performanceId && at < Date.parse(door.generatedAt) - CLOCK_SKEW_MS;
      if (scan.told && (inList || at < this.clock.now() - TOLD_KEPT_MS)) await this.store.forgetScan(scan.scanId);
    }
    this.scans.set(await this.store.allScans());
  }

  private take(door: KeptDoor): void {
    this.clock.restore(door.ahead);
    this.tickets = new Map(door.tickets.map((ticket) => [ticket.ticketId, ticket]));
    this.kept.set(door);
  }

  /** What was let in without contact. Told twice it counts once; a conflict is kept before the scan counts as told. */
  private async tell(): Promise<void> {
    const keeper = this.session.subject();
    for (const batch of batches(this.untold().filter((scan) => scan.keeper === keeper))) {
      const [first] = batch;
      if (!first) continue;
      const answer = await this.api.post<OfflineBatchResult>('/api/check-ins/offline-batch', {
        deviceId: first.deviceId,
        lastContactAt: first.lastContactAt,
        scans: batch.map(({ scanId, code, scannedAt, direction, performanceId }) => ({ scanId, code, scannedAt, direction, performanceId })),
      });
      for (const result of answer.results) {
        const scan = batch.find((each) => each.scanId === result.scanId);
        if (!scan) continue;
        if (result.result !== 'accepted' || result.withoutContactTooLong) {
          const conflict: Conflict = {
            scanId: scan.scanId,
            performanceId: scan.performanceId,
            label: scan.label,
            scannedAt: scan.scannedAt,
            tooLong: result.withoutContactTooLong,
            ...(result.code ? { code: result.code } : {}),
            ...(result.since ? { since: result.since } : {}),
            ...(result.sinceDevice ? { device: result.sinceDevice } : {}),
          };
          await this.store.keepConflict(conflict);
          this.conflicts.update((all) => [...all.filter((each) => each.scanId !== conflict.scanId), conflict]);
        }
        await this.remember({ ...scan, told: true });
      }
    }
  }
}

function factsOf(door: Door): Pick<KeptDoor, 'title' | 'venueName' | 'startTime' | 'timeZone' | 'doorsOpenAt' | 'doorsCloseAt' | 'reentryAllowed' | 'cancelled' | 'counts'> {
  return {
    title: door.title,
    venueName: door.venueName,
    startTime: door.startTime,
    timeZone: door.timeZone,
    doorsOpenAt: door.doorsOpenAt,
    doorsCloseAt: door.doorsCloseAt,
    reentryAllowed: door.reentryAllowed,
    cancelled: door.cancelled,
    counts: door.counts ?? { tickets: 0, entered: 0, inside: 0 },
  };
}
