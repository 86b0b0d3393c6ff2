import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { VenueList } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Pager } from '../shell/pager';

const PAGE = 20;

/** Where the reader's organisations perform. */
@Component({
  selector: 'ev-venues',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote, Pager],
  template: `
    <section class="page">
      <div class="result-head">
        <h1>{{ texts.text('venues.title') }}</h1>
        <a class="button" [routerLink]="['new']">{{ texts.text('venues.new') }}</a>
      </div>
      @if (venues.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="venues.reload()" />
      }
      @if (venues.value(); as list) {
        <ul class="order-list">
          @for (venue of list.items; track venue.venueId) {
            <li class="card">
              <h2><a [routerLink]="[venue.venueId]">{{ language.pick(venue.name) }}</a></h2>
              <p class="hint"><bdi>{{ venue.address }}, {{ venue.city }}</bdi> · <bdi>{{ venue.timeZone }}</bdi></p>
            </li>
          } @empty {
            <li>{{ texts.text('venues.none') }}</li>
          }
        </ul>
        <ev-pager [list]="list" (turn)="page.set($event)" />
      } @else if (!venues.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone card-bone"></div><div class="bone card-bone"></div></div>
      }
    </section>
  `,
})
export class VenuesPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  protected readonly page = signal(1);
  protected readonly venues = remote(
    'own-venues',
    () => ({ page: this.page() }),
    ({ page }, signal) => this.api.get<VenueList>('/api/venues', { page, size: PAGE }, { signal }),
  );

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('venues.title'), indexed: false }));
  }
}
