import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OrganisationSummary, SeatingPlanList, Venue } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Once } from '../core/once';
import { OrganisationChoice } from './organisation-choice';
import { ThreeTexts } from '../shell/three-texts';
import { countries, EMPTY_VENUE, type VenueForm, venueRequest } from './venue-form';

/** Adds a venue, or changes the one of the address. */
@Component({
  selector: 'ev-venue-edit',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote, ThreeTexts, OrganisationChoice],
  template: `
    <section class="page narrow">
      <a class="back" [routerLink]="['/', language.language(), 'organiser', 'venues']">{{ texts.text('venues.all') }}</a>
      <h1>{{ texts.text(venueId() ? 'venues.change' : 'venues.new') }}</h1>
      @if (venue.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="venue.reload()" />
      } @else {
        @if (!venueId()) {
          <ev-organisation-choice (chosen)="organisation.set($event)" />
        }
        @if (organisation() === null) {
          <p class="note">{{ texts.text('venues.organisationFirst') }}</p>
          <p><a class="button" [routerLink]="['/', language.language(), 'organiser', 'events', 'new']">{{ texts.text('organiser.found') }}</a></p>
        } @else if (owner()) {
          <form (submit)="$event.preventDefault(); save()">
            <ev-three-texts [label]="texts.text('venues.name')" [value]="form().name" (written)="set({ name: $event })" />
            <label>{{ texts.text('venues.address') }}<input type="text" autocomplete="off" maxlength="300" [value]="form().address" (input)="set({ address: $any($event.target).value })" /></label>
            <div class="field-row">
              <label>{{ texts.text('venues.city') }}<input type="text" autocomplete="off" maxlength="100" [value]="form().city" (input)="set({ city: $any($event.target).value })" /></label>
              <label>{{ texts.text('venues.country') }}
                <select (change)="set({ country: $any($event.target).value })">
                  <option value="" [selected]="form().country === ''">{{ texts.text('dates.choose') }}</option>
                  @for (each of countries(); track each.code) {
                    <option [value]="each.code" [selected]="each.code === form().country">{{ each.name }}</option>
                  }
                </select>
              </label>
            </div>
            <div class="field-row">
              <label>{{ texts.text('venues.latitude') }}<input type="text" inputmode="decimal" autocomplete="off" dir="ltr" aria-describedby="where-help" [value]="form().latitude" (input)="set({ latitude: $any($event.target).value })" /></label>
              <label>{{ texts.text('venues.longitude') }}<input type="text" inputmode="decimal" autocomplete="off" dir="ltr" aria-describedby="where-help" [value]="form().longitude" (input)="set({ longitude: $any($event.target).value })" /></label>
            </div>
            <p id="where-help" class="hint">{{ texts.text('venues.whereHelp') }}</p>
            <label>{{ texts.text('venues.timeZone') }}
              <select dir="ltr" (change)="set({ timeZone: $any($event.target).value })">
                @for (zone of zones(); track zone) {
                  <option [value]="zone" [selected]="zone === form().timeZone">{{ zone }}</option>
                }
              </select>
            </label>
            @if (asked() && !request()) {
              <p class="wrong" role="alert">{{ texts.text('venues.incomplete') }}</p>
            }
            @if (problem(); as problem) {
              <ev-problem [problem]="problem" />
              @if (problem.code === 'precondition_failed') {
                <p><button type="button" class="button small quiet" (click)="readAgain()">{{ texts.text('organiser.readAgain') }}</button></p>
              }
            }
            <p class="actions"><button class="button" [disabled]="busy()">{{ texts.text('organiser.save') }}</button></p>
          </form>
          @if (venueId()) {
            <section class="card" aria-labelledby="plans">
              <h2 id="plans">{{ texts.text('venues.plans') }}</h2>
              <ul class="lines">
                @for (plan of plans.value()?.items ?? []; track plan.seatingPlanId) {
                  <li><span>{{ plan.name }}</span> <span class="hint">{{ texts.plural('dates.seats', plan.seats) }}</span></li>
                } @empty {
                  <li class="hint">{{ texts.text('venues.noPlans') }}</li>
                }
              </ul>
              @if (plans.problem(); as problem) {
                <ev-problem [problem]="problem" [canRetry]="true" (retry)="plans.reload()" />
              }
              <p class="card-actions"><a class="button small" [routerLink]="['/', language.language(), 'organiser', 'plans', 'new']">{{ texts.text('organiser.drawPlan') }}</a></p>
            </section>
          }
        } @else if (venueId()) {
          <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone"></div><div class="bone"></div></div>
        }
      }
    </section>
  `,
})
export class VenueEditPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly once = new Once();

  readonly venueId = input<string>();

  protected readonly venue = remote(
    'venue-to-change',
    () => (this.venueId() ? { id: this.venueId()! } : undefined),
    ({ id }, signal) => this.api.getTagged<Venue>(`/api/venues/${encodeURIComponent(id)}`, { signal }),
  );
  protected readonly plans = remote(
    'plans-of-venue',
    () => (this.venueId() ? { id: this.venueId()! } : undefined),
    ({ id }, signal) => this.api.get<SeatingPlanList>(`/api/venues/${encodeURIComponent(id)}/seating-plans`, { size: 100 }, { signal }),
  );
  /** undefined: not known yet; null: the reader has none */
  protected readonly organisation = signal<OrganisationSummary | null | undefined>(undefined);
  protected readonly owner = computed(() => this.venue.value()?.value.organisationId ?? this.organisation()?.organisationId ?? '');
  /** A venue is most often where its organiser is. */
  protected readonly form = signal<VenueForm>({ ...EMPTY_VENUE, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  protected readonly countries = computed(() => countries(this.language.locale()));
  protected readonly zones = computed(() => [...new Set([...Intl.supportedValuesOf('timeZone'), this.form().timeZone])].sort());
  protected readonly request = computed(() => venueRequest(this.form(), this.owner()));
  protected readonly asked = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text(this.venueId() ? 'venues.change' : 'venues.new'), indexed: false }));
    effect(() => {
      const venue = this.venue.value()?.value;
      if (venue) untracked(() => this.form.set({ ...venue, latitude: String(venue.latitude), longitude: String(venue.longitude) }));
    });
  }

  protected set(change: Partial<VenueForm>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected readAgain(): void {
    this.problem.set(undefined);
    this.venue.reload();
  }

  protected async save(): Promise<void> {
    this.asked.set(true);
    const request = this.request();
    if (!request) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const id = this.venueId();
      if (id) await this.api.putTagged<Venue>(`/api/venues/${encodeURIComponent(id)}`, request, { ifMatch: this.venue.value()?.tag ?? '' });
      else await this.api.post<Venue>('/api/venues', request, { idempotencyKey: this.once.keyFor(request) });
      await this.router.navigate(['/', this.language.language(), 'organiser', 'venues']);
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
