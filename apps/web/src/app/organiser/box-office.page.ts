import { ChangeDetectionStrategy, Component, computed, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Availability, CapacityRequest, EventDetails, KeptBackPage, Organisation, PerformanceDetails } from '../api/types';
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
import { Said } from '../shell/said';
import { MOST_SEATS, rowOf, split, toggled } from './box-office';
import { DateLinks } from './date-links';
import { everyLabel, type Group, groupsOf, isOld, labelIn, LABELS_PAGE, labelsOf, LONGEST_LABEL, renamed } from './kept-back';
import { KeptBackList } from './kept-back-list';
import { livePlaces } from '../seatmap/live-places';
import { Once } from '../core/once';

const TOOLS = ['seat', 'row'] as const;

/** Places kept back from the sale on line: chosen on the map, with a label that says for whom or why, and given free there or label by label. */
@Component({
  selector: 'ev-box-office',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, SeatMapComponent, MomentComponent, ProblemNote, DateLinks, KeptBackList, Said],
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
              @if (groups().length > 0) {
                <label class="mark-choice">{{ texts.text('boxOffice.markOnMap') }}
                  <select #markChoice (change)="marked.set($any($event.target).value === '' ? undefined : $any($event.target).value.slice(1))">
                    <option value="" [selected]="shownMark() === undefined">{{ texts.text('boxOffice.markNone') }}</option>
                    @for (group of groups(); track group.key) {
                      <option [value]="'=' + group.key" [selected]="shownMark() === group.key">{{ group.key || texts.text('boxOffice.noLabel') }} ({{ texts.number(group.seats.length) }})</option>
                    }
                  </select>
                </label>
              }
              <ev-seat-map [plan]="plan" [showsBlocked]="true" [revision]="places.revision()" [chosen]="chosen()" [marked]="markedSeats()" [help]="texts.text('boxOffice.mapHelp')" [describe]="describe" (seat)="tapped($event)" />
            } @else {
              <p class="hint">{{ texts.text('boxOffice.noSeats') }}</p>
            }
          </div>
          <aside class="choose-side card" [attr.aria-label]="texts.text('boxOffice.title')">
            @if (plan.count > 0) {
              <p class="lead" role="status">{{ texts.plural('boxOffice.kept', kept()) }}</p>
              <p class="hint" aria-live="polite">{{ texts.plural('boxOffice.chosen', chosen().size) }}@if (chosen().size === most) { · {{ texts.text('boxOffice.most') }}}</p>
              <label>{{ texts.text('boxOffice.label') }}<input type="text" list="known-labels" autocomplete="off" [maxLength]="longest" aria-describedby="label-help" [value]="label()" (input)="label.set($any($event.target).value)" /></label>
              <datalist id="known-labels">
                @for (group of groups(); track group.key) {
                  @if (group.key) {
                    <option [value]="group.key"></option>
                  }
                }
              </datalist>
              <p id="label-help" class="hint">{{ texts.text('boxOffice.labelHelp') }}</p>
              <p class="card-actions">
                <button type="button" class="button" [disabled]="busy() || chances().free.length === 0" (click)="keepBack()">{{ texts.plural('boxOffice.keepBack', chances().free.length) }}</button>
                <button type="button" class="button quiet" [disabled]="busy() || chances().kept.length === 0" (click)="giveFree()">{{ texts.plural('boxOffice.giveFree', chances().kept.length) }}</button>
                @if (toRename().length > 0) {
                  <button type="button" class="button small quiet" [disabled]="busy()" (click)="rename()">{{ texts.plural(wanted() === '' ? 'boxOffice.unlabel' : 'boxOffice.relabel', toRename().length) }}</button>
                }
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
              <p class="note is-good" [evSaid]="done"></p>
            }
          </aside>
        </div>
        @if (plan.count > 0) {
          <h2 id="kept-back">{{ texts.text('boxOffice.forWhom') }}</h2>
          @if (labels.problem(); as problem) {
            <ev-problem [problem]="problem" [canRetry]="true" (retry)="labels.reload()" />
          }
          @if (groups().length > 0) {
            <ev-kept-back-list
              [plan]="plan"
              [groups]="groups()"
              [chosen]="chosen()"
              [zone]="date.value()?.timeZone ?? 'UTC'"
              [names]="names()"
              [marked]="shownMark()"
              [busy]="busy()"
              [describe]="describe"
              (toggle)="toggle($event)"
              (mark)="mark($event)"
              (release)="giveAllFree($event)"
            />
          } @else if (labels.value() && places.known() && kept() === 0) {
            <p class="hint">{{ texts.text('boxOffice.noneKept') }}</p>
          }
        }
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
  private readonly event = remote(
    'event-of-box-office',
    () => ({ id: this.eventId() }),
    ({ id }, signal) => this.api.get<EventDetails>(`/api/events/${encodeURIComponent(id)}`, {}, { signal }),
  );
  /** says what members are called; an administrator who is none does without */
  private readonly team = remote(
    'team-of-box-office',
    () => (this.event.value() ? { id: this.event.value()!.organisationId } : undefined),
    ({ id }, signal) => this.api.get<Organisation>(`/api/organisations/${encodeURIComponent(id)}`, {}, { signal }),
  );
  protected readonly names = computed<ReadonlyMap<string, string>>(() => new Map((this.team.value()?.members ?? []).flatMap((member) => (member.name ? [[member.userId, member.name] as const] : []))));
  protected readonly labels = remote(
    'labels-of-box-office',
    () => ({ id: this.performanceId() }),
    ({ id }, signal) => everyLabel((page) => this.api.get<KeptBackPage>(`/api/inventory/performances/${encodeURIComponent(id)}/kept-back`, { page, size: LABELS_PAGE }, { signal })),
  );
  protected readonly places = livePlaces(this.performanceId, () => this.readLabelsIfOld());
  protected readonly tool = signal<(typeof TOOLS)[number]>('seat');
  protected readonly chosen = signal<ReadonlySet<number>>(this.none);
  protected readonly busy = signal(false);
  protected readonly longest = LONGEST_LABEL;
  protected readonly label = signal('');
  protected readonly wanted = computed(() => labelIn(this.label()));
  /** the label whose seats are shown on the map */
  protected readonly marked = signal<string | undefined>(undefined);
  private readonly markChoice = viewChild<ElementRef<HTMLElement>>('markChoice');
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
  protected readonly groups = computed<readonly Group[]>(() => {
    this.places.revision();
    const plan = this.places.plan();
    return plan && this.places.known() ? groupsOf(plan, this.labels.value() ?? []) : [];
  });
  private readonly labelOf = computed(() => labelsOf(this.groups()));
  protected readonly shownMark = computed(() => this.groups().find((group) => group.key === this.marked())?.key);
  protected readonly markedSeats = computed<ReadonlySet<number>>(() => {
    const key = this.shownMark();
    return new Set(key === undefined ? [] : this.groups().find((group) => group.key === key)?.seats);
  });
  protected readonly toRename = computed(() => renamed(this.labelOf(), this.chances().kept, this.wanted()));
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
    const word = state === BLOCKED ? this.keptFor(seat) : this.texts.word('states', state === FREE ? 'free' : state === HELD ? 'held' : 'sold');
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

  /** The label is isolated: it may run the other way than the language of the page. */
  private keptFor(seat: number): string {
    const label = this.labelOf().get(seat);
    return label ? this.texts.text('boxOffice.isKeptFor', { label: `\u2068${label}\u2069` }) : this.texts.text('boxOffice.isKept');
  }

  protected toggle(seats: readonly number[]): void {
    const plan = this.places.plan();
    if (!plan) return;
    this.done.set('');
    this.chosen.update((chosen) => toggled(plan, chosen, seats));
  }

  /** Shows the seats of a label on the map, which may be out of sight, or no longer. */
  protected mark(key: string): void {
    const shows = this.shownMark() !== key;
    this.marked.set(shows ? key : undefined);
    if (shows) this.markChoice()?.nativeElement.scrollIntoView({ block: 'nearest' });
  }

  protected keepBack(): Promise<void> {
    const seats = this.idsOf(this.chances().free);
    const label = this.wanted();
    return this.carryOut({ block: seats, ...(label && { label }) }, () => this.texts.plural('boxOffice.keptBack', seats.length));
  }

  protected giveFree(): Promise<void> {
    const seats = this.idsOf(this.chances().kept);
    return this.carryOut({ unblock: seats }, () => this.texts.plural('boxOffice.givenFree', seats.length));
  }

  /** Kept back as before, for somebody else; an empty label takes off the one they have. */
  protected rename(): Promise<void> {
    const seats = this.idsOf(this.toRename());
    return this.carryOut({ block: seats, label: this.wanted() }, () => this.texts.plural('boxOffice.relabelled', seats.length));
  }

  protected giveAllFree(group: Group): Promise<void> {
    return this.carryOut({ unblockLabel: group.key }, () => this.texts.plural('boxOffice.givenFree', group.seats.length));
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
    this.labels.reload();
    this.places.again();
  }

  /** Somebody else keeps seats back, too. */
  private readLabelsIfOld(): void {
    const plan = this.places.plan();
    if (plan && this.labels.value() && isOld(plan, this.labelOf())) this.labels.reload();
  }

  /** What is shown afterwards is what the inventory says, not what was meant. */
  private async carryOut(request: CapacityRequest, told: () => string): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    this.done.set('');
    try {
      const path = `/api/inventory/performances/${encodeURIComponent(this.performanceId())}/capacity`;
      await this.api.post<Availability>(path, request, { idempotencyKey: this.once.keyFor(request) });
      this.once.done();
      this.chosen.set(this.none);
      this.label.set('');
      this.done.set(told());
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.labels.reload();
      this.places.readStates();
      this.busy.set(false);
    }
  }
}
