import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EventDetails, PerformanceDetails, PerformanceRequest, Pricing, SalesRules, SeatingPlanList, VenueList } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Once } from '../core/once';
import { SalesRulesFields } from './sales-rules';
import { instantOf, localOf } from './zoned-time';

interface DateForm {
  readonly venueId: string;
  readonly planId: string;
  readonly pricesId: string;
  readonly from: string;
  readonly until: string;
  /** undefined: as the event's */
  readonly rules: SalesRules | undefined;
}

const EMPTY: DateForm = { venueId: '', planId: '', pricesId: '', from: '', until: '', rules: undefined };

function same(a: SalesRules, b: SalesRules): boolean {
  return (Object.keys(a) as (keyof SalesRules)[]).every((rule) => a[rule] === b[rule]);
}

/** A date of an event: where, with which plan and prices, and when on the venue's clock. */
@Component({
  selector: 'ev-performance-edit',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote, SalesRulesFields],
  template: `
    <section class="page narrow">
      <a class="back" [routerLink]="['/', language.language(), 'organiser', 'events', eventId()]">{{ texts.text('organiser.backToEvent') }}</a>
      <h1>{{ texts.text(performanceId() ? 'organiser.changeDate' : 'organiser.newDate') }}</h1>
      @if (facts.problem() ?? date.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="facts.reload(); date.reload()" />
      } @else if (facts.value(); as facts) {
        @if (!performanceId() || date.value()) {
          @if (onSale()) {
            <p class="note">{{ texts.text('dates.onSale') }}</p>
          }
          <form (submit)="$event.preventDefault(); save()">
            <label>{{ texts.text('dates.venue') }}
              <select [disabled]="onSale()" (change)="set({ venueId: $any($event.target).value, planId: '' })">
                <option value="" [selected]="form().venueId === ''">{{ texts.text('dates.choose') }}</option>
                @for (venue of facts.venues; track venue.venueId) {
                  <option [value]="venue.venueId" [selected]="venue.venueId === form().venueId">{{ language.pick(venue.name) }}, {{ venue.city }}</option>
                }
              </select>
            </label>
            @if (form().venueId !== '') {
              <label>{{ texts.text('dates.plan') }}
                <select [disabled]="onSale()" (change)="set({ planId: $any($event.target).value })">
                  <option value="" [selected]="form().planId === ''">{{ texts.text('dates.choose') }}</option>
                  @for (plan of plans.value()?.items ?? []; track plan.seatingPlanId) {
                    <option [value]="plan.seatingPlanId" [selected]="plan.seatingPlanId === form().planId">{{ plan.name }} — {{ texts.plural('dates.seats', plan.seats) }}</option>
                  }
                </select>
              </label>
              @if (plans.problem(); as problem) {
                <ev-problem [problem]="problem" [canRetry]="true" (retry)="plans.reload()" />
              }
            }
            <label>{{ texts.text('organiser.prices') }}
              <select (change)="set({ pricesId: $any($event.target).value })">
                <option value="" [selected]="form().pricesId === ''">{{ texts.text('dates.choose') }}</option>
                @for (scheme of facts.prices; track scheme.pricingSchemeId) {
                  <option [value]="scheme.pricingSchemeId" [selected]="scheme.pricingSchemeId === form().pricesId">{{ nameOf(scheme) }}</option>
                }
              </select>
            </label>
            <div class="field-row">
              <label>{{ texts.text('dates.from') }}<input type="datetime-local" [value]="form().from" (change)="from($any($event.target).value)" /></label>
              <label>{{ texts.text('dates.until') }}<input type="datetime-local" [value]="form().until" [min]="form().from" (change)="set({ until: $any($event.target).value })" /></label>
            </div>
            @if (zone(); as zone) {
              <p class="hint">{{ texts.text('dates.zone', { zone }) }}</p>
            }
            <label class="choice"><input type="checkbox" [checked]="form().rules !== undefined" (change)="set({ rules: $any($event.target).checked ? facts.event.policy : undefined })" /><span>{{ texts.text('dates.ownRules') }}</span></label>
            @if (form().rules; as rules) {
              <ev-sales-rules [rules]="rules" (changed)="set({ rules: $event })" />
            }
            @if (asked() && !request()) {
              <p class="wrong" role="alert">{{ texts.text('dates.incomplete') }}</p>
            }
            @if (problem(); as problem) {
              <ev-problem [problem]="problem" />
              @if (problem.code === 'precondition_failed') {
                <p><button type="button" class="button small quiet" (click)="readAgain()">{{ texts.text('organiser.readAgain') }}</button></p>
              }
            }
            <p class="actions"><button class="button" [disabled]="busy()">{{ texts.text('organiser.save') }}</button></p>
          </form>
        }
      } @else {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone"></div><div class="bone"></div></div>
      }
    </section>
  `,
})
export class PerformanceEditPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly once = new Once();

  readonly eventId = input.required<string>();
  readonly performanceId = input<string>();

  protected readonly facts = remote(
    'date-facts',
    () => ({ id: this.eventId() }),
    async ({ id }, signal) => {
      const path = `/api/events/${encodeURIComponent(id)}`;
      const [event, prices, venues] = await Promise.all([
        this.api.get<EventDetails>(path, {}, { signal }),
        this.api.get<Pricing[]>(`${path}/pricing-schemes`, {}, { signal }),
        this.api.get<VenueList>('/api/venues', { size: 100 }, { signal }),
      ]);
      return { event, prices, venues: venues.items };
    },
  );
  protected readonly date = remote(
    'date-to-change',
    () => (this.performanceId() ? { event: this.eventId(), id: this.performanceId()! } : undefined),
    ({ event, id }, signal) => this.api.getTagged<PerformanceDetails>(`/api/events/${encodeURIComponent(event)}/performances/${encodeURIComponent(id)}`, { signal }),
  );
  protected readonly form = signal<DateForm>(EMPTY);
  protected readonly plans = remote(
    'plans-of-venue',
    () => (this.form().venueId ? { id: this.form().venueId } : undefined),
    ({ id }, signal) => this.api.get<SeatingPlanList>(`/api/venues/${encodeURIComponent(id)}/seating-plans`, { size: 100 }, { signal }),
  );
  protected readonly zone = computed(() => this.facts.value()?.venues.find((venue) => venue.venueId === this.form().venueId)?.timeZone ?? this.date.value()?.value.timeZone);
  /** Another hall is not possible any more. */
  protected readonly onSale = computed(() => (this.date.value()?.value.salesStatus ?? 'scheduled') !== 'scheduled');
  protected readonly asked = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly request = computed<PerformanceRequest | undefined>(() => {
    const { venueId, planId, pricesId, from, until, rules } = this.form();
    const timeZone = this.zone();
    if (!venueId || !planId || !pricesId || !timeZone) return undefined;
    const startTime = instantOf(from, timeZone);
    const endTime = instantOf(until, timeZone);
    if (!startTime || !endTime || endTime <= startTime) return undefined;
    return { venueId, seatingPlanId: planId, pricingSchemeId: pricesId, startTime, endTime, timeZone, ...(rules ? { policy: rules } : {}) };
  });

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text(this.performanceId() ? 'organiser.changeDate' : 'organiser.newDate'), indexed: false }));
    effect(() => {
      const read = this.date.value()?.value;
      const event = this.facts.value()?.event;
      if (!read || !event) return;
      untracked(() =>
        this.form.set({
          venueId: read.venueId,
          planId: read.seatingPlanId,
          pricesId: read.pricingSchemeId,
          from: localOf(read.startTime, read.timeZone),
          until: localOf(read.endTime, read.timeZone),
          // the contract tells what holds, not whose it is: what is as the event's stays the event's
          rules: same(read.policy, event.policy) ? undefined : read.policy,
        }),
      );
    });
    effect(() => {
      const only = this.facts.value()?.prices;
      if (!this.performanceId() && only?.length === 1) untracked(() => this.set({ pricesId: only[0]!.pricingSchemeId }));
    });
  }

  protected set(change: Partial<DateForm>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  /** Two hours, until somebody says something else. */
  protected from(from: string): void {
    const ends = Date.parse(`${from}:00Z`) + 2 * 3_600_000;
    this.set({ from, ...(this.form().until > from || Number.isNaN(ends) ? {} : { until: new Date(ends).toISOString().slice(0, 16) }) });
  }

  protected nameOf(scheme: Pricing): string {
    return scheme.categories.map((category) => `${this.language.pick(category.name)} ${this.texts.money(category.price)}`).join(' · ');
  }

  protected readAgain(): void {
    this.problem.set(undefined);
    this.date.reload();
  }

  protected async save(): Promise<void> {
    this.asked.set(true);
    const request = this.request();
    if (!request) return;
    this.busy.set(true);
    this.problem.set(undefined);
    const path = `/api/events/${encodeURIComponent(this.eventId())}/performances`;
    try {
      const id = this.performanceId();
      if (id) await this.api.putTagged<PerformanceDetails>(`${path}/${encodeURIComponent(id)}`, request, { ifMatch: this.date.value()?.tag ?? '' });
      else await this.api.post<PerformanceDetails>(path, request, { idempotencyKey: this.once.keyFor(request) });
      await this.router.navigate(['/', this.language.language(), 'organiser', 'events', this.eventId()]);
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
