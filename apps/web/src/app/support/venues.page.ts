import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { SeatingPlanList, VenueList } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Pager } from '../shell/pager';

/** Every venue of the site with its seating plans, for administrators. */
@Component({
  selector: 'ev-venues',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemNote, Pager],
  template: `
    <section class="page narrow">
      <h1>{{ texts.text('supportVenues.title') }}</h1>
      @if (venues.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="venues.reload()" />
      }
      @if (venues.value(); as list) {
        <p class="lead" role="status">{{ texts.plural('supportVenues.count', list.total) }}</p>
        @if (problem(); as problem) {
          <ev-problem [problem]="problem" />
        }
        <ul class="order-list">
          @for (venue of list.items; track venue.venueId) {
            <li class="card">
              <h2>{{ language.pick(venue.name) }}</h2>
              <p><bdi>{{ venue.address }}</bdi>, <bdi>{{ venue.city }}</bdi>, {{ country(venue.country) }} <span class="hint">· <bdi>{{ venue.timeZone }}</bdi></span></p>
              @if (plans().get(venue.venueId); as plans) {
                <ul class="plain-list">
                  @for (plan of plans.items; track plan.seatingPlanId) {
                    <li><bdi>{{ plan.name }}</bdi>&ngsp;<span class="hint">· {{ texts.plural('supportVenues.seats', plan.seats) }}</span></li>
                  } @empty {
                    <li class="hint">{{ texts.text('supportVenues.noPlans') }}</li>
                  }
                  @if (plans.total > plans.items.length) {
                    <li class="hint">{{ texts.text('supportVenues.morePlans', { count: texts.number(plans.total - plans.items.length) }) }}</li>
                  }
                </ul>
              } @else {
                <p><button type="button" class="button small quiet" [attr.aria-label]="texts.text('supportVenues.plans') + ': ' + language.pick(venue.name)" (click)="readPlans(venue.venueId)">{{ texts.text('supportVenues.plans') }}</button></p>
              }
              <p class="hint">{{ texts.text('supportVenues.organisation') }} <code dir="ltr">{{ venue.organisationId }}</code></p>
            </li>
          }
        </ul>
        <ev-pager [list]="list" (turn)="page.set($event)" />
      } @else if (!venues.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone card-bone"></div></div>
      }
    </section>
  `,
})
export class VenuesPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  protected readonly page = signal(1);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly plans = signal<ReadonlyMap<string, SeatingPlanList>>(new Map());
  protected readonly venues = remote(
    'all-venues',
    () => ({ page: this.page() }),
    ({ page }, signal) => this.api.get<VenueList>('/api/venues', { page }, { signal }),
  );

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('supportVenues.title'), indexed: false }));
  }

  protected country(code: string): string {
    return new Intl.DisplayNames(this.language.locale(), { type: 'region' }).of(code) ?? code;
  }

  protected async readPlans(venueId: string): Promise<void> {
    this.problem.set(undefined);
    try {
      const plans = await this.api.get<SeatingPlanList>(`/api/venues/${encodeURIComponent(venueId)}/seating-plans`, { size: 100 });
      this.plans.update((known) => new Map([...known, [venueId, plans]]));
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    }
  }
}
