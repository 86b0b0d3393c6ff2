import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CatalogSearch } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { CardSkeletons } from './card-skeletons';
import { EventCard } from './event-card';
import { SearchBox } from './search-box';

const SHOWN = 12;

@Component({
  selector: 'ev-landing',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, SearchBox, EventCard, CardSkeletons, ProblemNote],
  template: `
    <section class="hero">
      <div class="hero-text">
        <h1>{{ texts.text('landing.title') }}</h1>
        <p>{{ texts.text('landing.text') }}</p>
        <ev-search-box (asked)="search($event)" />
      </div>
    </section>
    <section class="page" aria-labelledby="what-is-on">
      @if (categories().length > 0) {
        <ul class="chips" [attr.aria-label]="texts.text('search.category')">
          @for (category of categories(); track category.value) {
            <li><a class="chip" [routerLink]="['/', language.language(), 'search']" [queryParams]="{ category: category.value }">{{ texts.word('categories', category.value) }} <span class="hint">{{ texts.number(category.count) }}</span></a></li>
          }
        </ul>
      }
      <h2 id="what-is-on">{{ texts.text('landing.next') }}</h2>
      @if (found.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="found.reload()" />
      }
      @if (found.value(); as answer) {
        <div class="cards">
          @for (event of answer.items; track event.eventId) {
            <ev-event-card [event]="event" />
          } @empty {
            <p>{{ texts.text('landing.nothing') }}</p>
          }
        </div>
        <p class="more"><a class="button quiet" [routerLink]="['/', language.language(), 'search']">{{ texts.plural('landing.all', answer.total) }}</a></p>
      } @else if (!found.problem()) {
        <ev-card-skeletons [count]="8" />
      }
      @if (cities().length > 0) {
        <h2>{{ texts.text('landing.cities') }}</h2>
        <ul class="chips">
          @for (city of cities(); track city.value) {
            <li><a class="chip large" [routerLink]="['/', language.language(), 'search']" [queryParams]="{ city: city.value }">{{ city.value }} <span class="hint">{{ texts.number(city.count) }}</span></a></li>
          }
        </ul>
      }
    </section>
  `,
})
export class LandingPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly found = remote(
    'landing',
    () => ({ lang: this.language.language() }),
    (asked, signal) => this.api.get<CatalogSearch>('/api/catalog/events', { ...asked, size: SHOWN, availableOnly: true }, { signal }),
  );
  protected readonly categories = computed(() => this.found.value()?.facets.category ?? []);
  protected readonly cities = computed(() => this.found.value()?.facets.city ?? []);

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('landing.title'), description: this.texts.text('landing.text') }));
  }

  protected search(query: string): void {
    void this.router.navigate(['/', this.language.language(), 'search'], { queryParams: { query: query || null } });
  }
}
