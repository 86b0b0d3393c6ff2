import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Availability, PerformanceDetails } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { BLOCKED, FREE, HELD } from '../seatmap/model';
import { SeatMapComponent } from '../seatmap/seat-map';
import { MomentComponent } from '../shell/moment';
import { ProblemNote } from '../shell/problem-note';
import { MOST_SEATS, rowOf, split, toggled } from './box-office';
import { DateLinks } from './date-links';
import { livePlaces } from '../seatmap/live-places';
import { Once } from '../core/once';

const TOOLS = ['seat', 'row'] as const;

/** Places kept back from the sale on line: chosen on the map and given free there again. */
@Component({
  selector: 'ev-box-office',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, SeatMapComponent, MomentComponent, ProblemNote, DateLinks],
  template: `
    <section class="page wide">
      <a class="back" [routerLink]="['/', language.language(), 'organiser', 'events', eventId()]">{{ texts.text('organiser.backToEvent') }}</a>
      <h1>{{ texts.text('boxOffice.title') }}</h1>
      @if (date.value(); as date) {
        <p class="lead"><ev-moment [at]="date.startTime" [zone]="date.timeZone" /> · {{ language.pick(date.venueName) }}</p>
      }
      <ev-date-links [eventId]="eventId()" [performanceId]="performanceId()" />
      <p>{{ texts.text('boxOffice.what') }}</p>
      @if (date.problem() ?? places.layout.problem() ?? places.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="again()" />
      }
      @if (places.plan(); as plan) {
        <div class="choose">
          <div class="choose-main">
            @if (plan.count > 0) {
              <div class="segments" role="group" [attr.aria-label]="texts.text('boxOffice.tool')">
                @for (each of tools; track each) {
                  <button type="button" [attr.aria-pressed]="tool() === each" (click)="tool.set(each)">{{ texts.word('boxOfficeTools', each) }}</button>
                }
              </div>
              <ev-seat-map [plan]="plan" [showsBlocked]="true" [revision]="places.revision()" [chosen]="chosen()" [help]="texts.text('boxOffice.mapHelp')" [describe]="describe" (seat)="tapped($event)" />
            } @else {
              <p class="hint">{{ texts.text('boxOffice.noSeats') }}</p>
            }
          </div>
          <aside class="choose-side card" [attr.aria-label]="texts.text('boxOffice.title')">
            @if (plan.count > 0) {
              <p class="lead" role="status">{{ texts.plural('boxOffice.kept', kept()) }}</p>
              <p class="hint" aria-live="polite">{{ texts.plural('boxOffice.chosen', chosen().size) }}@if (chosen().size === most) { · {{ texts.text('boxOffice.most') }}}</p>
              <p class="card-actions">
                <button type="button" class="button" [disabled]="busy() || chances().free.length === 0" (click)="keepBack()">{{ texts.plural('boxOffice.keepBack', chances().free.length) }}</button>
                <button type="button" class="button quiet" [disabled]="busy() || chances().kept.length === 0" (click)="giveFree()">{{ texts.plural('boxOffice.giveFree', chances().kept.length) }}</button>
                @if (chosen().size > 0) {
                  <button type="button" class="button small quiet" (click)="chosen.set(none)">{{ texts.text('boxOffice.chooseNone') }}</button>
                }
              </p>
            }
            @if (places.known()) {
              @for (zone of zones(); track zone.id) {
                <form class="zone-line" (submit)="$event.preventDefault(); resize(zone.id, field.value)">
                  <h2>{{ zone.name }}</h2>
                  <p class="hint">{{ texts.text('boxOffice.zoneTaken', { taken: texts.number(zone.taken), total: texts.number(zone.capacity) }) }}</p>
                  <label>{{ texts.text('boxOffice.zonePlaces') }}<input #field type="number" inputmode="numeric" required [min]="zone.taken" [max]="mostInZone" [value]="zone.capacity" /></label>
                  <p class="card-actions"><button class="button small quiet" [disabled]="busy()">{{ texts.text('organiser.save') }}</button></p>
                </form>
              }
            }
            @if (problem(); as problem) {
              <ev-problem [problem]="problem" />
            }
            @if (done(); as done) {
              <p class="note is-good" role="status">{{ done }}</p>
            }
          </aside>
        </div>
      } @else if (!places.layout.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone map-bone"></div></div>
      }
    </section>
  `,
})
export class BoxOfficePage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly once = new Once();
  protected readonly tools = TOOLS;
  protected readonly most = MOST_SEATS;
  protected readonly mostInZone = 200_000;
  protected readonly none: ReadonlySet<number> = new Set();

  readonly eventId = input.required<string>();
  readonly performanceId = input.required<string>();

  protected readonly date = remote(
    'date-of-box-office',
    () => ({ event: this.eventId(), id: this.performanceId() }),
    ({ event, id }, signal) => this.api.get<PerformanceDetails>(`/api/events/${encodeURIComponent(event)}/performances/${encodeURIComponent(id)}`, {}, { signal }),
  );
  protected readonly places = livePlaces(this.performanceId);
  protected readonly tool = signal<(typeof TOOLS)[number]>('seat');
  protected readonly chosen = signal<ReadonlySet<number>>(this.none);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly done = signal('');
  protected readonly chances = computed(() => {
    this.places.revision();
    const plan = this.places.plan();
    return plan ? split(plan, this.chosen()) : { free: [], kept: [] };
  });
  protected readonly kept = computed(() => {
    this.places.revision();
    return this.places.known() ? (this.places.plan()?.states.reduce((count, state) => count + (state === BLOCKED ? 1 : 0), 0) ?? 0) : 0;
  });
  protected readonly zones = computed(() =>
    this.places.buckets().map((bucket) => {
      const remaining = this.places.remainingIn().get(bucket.bucketId) ?? bucket.remaining;
      return { id: bucket.bucketId, name: this.language.pick(bucket.name), capacity: bucket.capacity, taken: Math.max(0, bucket.capacity - remaining) };
    }),
  );

  protected readonly describe = (seat: number): string => {
    const plan = this.places.plan();
    if (!plan) return '';
    const facts = plan.seat(seat);
    const state = plan.states[seat];
    const word = state === BLOCKED ? this.texts.text('boxOffice.isKept') : this.texts.word('states', state === FREE ? 'free' : state === HELD ? 'held' : 'sold');
    return [this.texts.text('choose.place', { section: facts.section, row: facts.row, number: facts.number }), word, this.chosen().has(seat) ? this.texts.word('states', 'chosen') : ''].filter((part) => part !== '').join(' · ');
  };

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('boxOffice.title'), indexed: false }));
  }

  protected tapped(seat: number): void {
    const plan = this.places.plan();
    if (!plan || !this.places.known()) return;
    this.done.set('');
    this.chosen.update((chosen) => toggled(plan, chosen, this.tool() === 'row' ? rowOf(plan, seat) : [seat]));
  }

  protected keepBack(): Promise<void> {
    const seats = this.idsOf(this.chances().free);
    return this.carryOut({ block: seats }, () => this.texts.plural('boxOffice.keptBack', seats.length));
  }

  protected giveFree(): Promise<void> {
    const seats = this.idsOf(this.chances().kept);
    return this.carryOut({ unblock: seats }, () => this.texts.plural('boxOffice.givenFree', seats.length));
  }

  protected resize(bucketId: string, text: string): Promise<void> {
    return this.carryOut({ buckets: [{ bucketId, capacity: Number(text) }] }, () => this.texts.text('boxOffice.resized'));
  }

  private idsOf(seats: readonly number[]): string[] {
    const plan = this.places.plan();
    return plan ? seats.map((seat) => plan.seat(seat).id) : [];
  }

  protected again(): void {
    this.date.reload();
    this.places.again();
  }

  /** What is shown afterwards is what the inventory says, not what was meant. */
  private async carryOut(request: object, told: () => string): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    this.done.set('');
    try {
      const path = `/api/inventory/performances/${encodeURIComponent(this.performanceId())}/capacity`;
      await this.api.post<Availability>(path, request, { idempotencyKey: this.once.keyFor(request) });
      this.once.done();
      this.chosen.set(this.none);
      this.done.set(told());
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.places.readStates();
      this.busy.set(false);
    }
  }
}
