import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { CatalogSearch } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { formatMonth } from '../core/time';
import { ProblemNote } from '../shell/problem-note';
import { Said } from '../shell/said';
import { CardSkeletons } from './card-skeletons';
import { EventCard } from './event-card';
import { SearchBox } from './search-box';

const SIZE = 24;
const RADIUS_KM = 50;
const SORTS = ['relevance', 'date', 'price', 'distance'] as const;

@Component({
  selector: 'ev-search',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SearchBox, EventCard, CardSkeletons, ProblemNote, Said],
  template: `
    <section class="page">
      <h1>{{ texts.text('search.title') }}</h1>
      <ev-search-box [initial]="query() ?? ''" (asked)="change({ query: $event })" />
      <div class="with-side">
        <form class="side filters" [attr.aria-label]="texts.text('search.filters')" (submit)="$event.preventDefault()">
          <details>
            <summary>{{ texts.text('search.filters') }}</summary>
            <fieldset>
              <legend>{{ texts.text('search.when') }}</legend>
              <label>{{ texts.text('search.from') }} <input type="date" [value]="from() ?? ''" (change)="change({ from: $any($event.target).value })" /></label>
              <label>{{ texts.text('search.to') }} <input type="date" [value]="to() ?? ''" (change)="change({ to: $any($event.target).value })" /></label>
            </fieldset>
            <fieldset>
              <legend>{{ texts.text('search.where') }}</legend>
              <button type="button" class="button small quiet" (click)="nearMe()" [attr.aria-pressed]="!!near()">{{ near() ? texts.text('search.everywhere') : texts.text('search.nearMe', { km: texts.number(radius) }) }}</button>
              @if (noPlace()) {
                <p class="hint" [evSaid]="texts.text('search.noPlace')"></p>
              }
              @for (city of facets()?.city ?? []; track city.value) {
                <label class="choice">
                  <input type="checkbox" [checked]="city.value === this.city()" (change)="change({ city: $any($event.target).checked ? city.value : undefined })" />
                  <span>{{ city.value }}</span><span class="hint">{{ texts.number(city.count) }}</span>
                </label>
              }
            </fieldset>
            <fieldset>
              <legend>{{ texts.text('search.category') }}</legend>
              @for (kind of facets()?.category ?? []; track kind.value) {
                <label class="choice">
                  <input type="checkbox" [checked]="kind.value === category()" (change)="change({ category: $any($event.target).checked ? kind.value : undefined })" />
                  <span>{{ texts.word('categories', kind.value) }}</span><span class="hint">{{ texts.number(kind.count) }}</span>
                </label>
              }
            </fieldset>
            <fieldset>
              <legend>{{ texts.text('search.month') }}</legend>
              <ul class="chips">
                @for (month of facets()?.month ?? []; track month.value) {
                  <li><button type="button" class="chip" (click)="inMonth(month.value)">{{ monthName(month.value) }} <span class="hint">{{ texts.number(month.count) }}</span></button></li>
                }
              </ul>
            </fieldset>
            <label class="choice">
              <input type="checkbox" [checked]="availableOnly() === 'true'" (change)="change({ availableOnly: $any($event.target).checked ? 'true' : undefined })" />
              <span>{{ texts.text('search.availableOnly') }}</span>
            </label>
            @if (isFiltered()) {
              <button type="button" class="button small quiet" (click)="clear()">{{ texts.text('search.clear') }}</button>
            }
          </details>
        </form>
        <div class="main-part">
          <div class="result-head">
            <h2 class="count" aria-live="polite">
              @if (found.value(); as answer) {
                {{ texts.plural('search.found', answer.total) }}
              }
            </h2>
            <label class="inline">{{ texts.text('search.sort') }}
              <select (change)="change({ sort: $any($event.target).value })">
                @for (order of sorts(); track order) {
                  <option [value]="order" [selected]="order === (sort() ?? (query() ? 'relevance' : 'date'))">{{ texts.word('sorts', order) }}</option>
                }
              </select>
            </label>
          </div>
          @if (found.problem(); as problem) {
            <ev-problem [problem]="problem" [canRetry]="true" (retry)="found.reload()" />
          }
          @if (found.value(); as answer) {
            <div class="cards" [class.is-stale]="found.loading()">
              @for (event of answer.items; track event.eventId) {
                <ev-event-card [event]="event" />
              } @empty {
                <div class="empty">
                  <p>{{ texts.text('search.nothing') }}</p>
                  <button type="button" class="button quiet" (click)="clear()">{{ texts.text('search.clear') }}</button>
                </div>
              }
            </div>
            @if (pages() > 1) {
              <nav class="pager" [attr.aria-label]="texts.text('search.pages')">
                <button type="button" class="button small quiet" [disabled]="answer.page <= 1" (click)="change({ page: String(answer.page - 1) })">{{ texts.text('search.previous') }}</button>
                <span>{{ texts.text('search.page', { page: texts.number(answer.page), pages: texts.number(pages()) }) }}</span>
                <button type="button" class="button small quiet" [disabled]="answer.page >= pages()" (click)="change({ page: String(answer.page + 1) })">{{ texts.text('search.next') }}</button>
              </nav>
            }
          } @else if (!found.problem()) {
            <ev-card-skeletons [count]="9" />
          }
        </div>
      </div>
    </section>
  `,
})
export class SearchPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly String = String;
  protected readonly radius = RADIUS_KM;

  readonly query = input<string>();
  readonly category = input<string>();
  readonly city = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly near = input<string>();
  readonly sort = input<string>();
  readonly availableOnly = input<string>();
  readonly page = input<string>();

  protected readonly noPlace = signal(false);
  protected readonly found = remote(
    'search',
    () => ({
      query: this.query(),
      category: this.category(),
      city: this.city(),
      from: this.from(),
      to: this.to(),
      near: this.near(),
      radiusKm: this.near() ? RADIUS_KM : undefined,
      sort: this.sort(),
      availableOnly: this.availableOnly(),
      page: this.page(),
      lang: this.language.language(),
    }),
    (asked, signal) => this.api.get<CatalogSearch>('/api/catalog/events', { ...asked, size: SIZE }, { signal }),
  );
  protected readonly facets = computed(() => this.found.value()?.facets);
  protected readonly pages = computed(() => Math.ceil((this.found.value()?.total ?? 0) / SIZE));
  protected readonly sorts = computed(() => SORTS.filter((order) => (order === 'distance' ? !!this.near() : order === 'relevance' ? !!this.query() : true)));
  protected readonly isFiltered = computed(
    () => !!(this.category() ?? this.city() ?? this.from() ?? this.to() ?? this.near() ?? this.availableOnly() ?? this.query()),
  );

  constructor() {
    inject(PageHead).show(() => ({
      title: this.query() ? this.texts.text('search.titleOf', { query: this.query() ?? '' }) : this.texts.text('search.title'),
      description: this.texts.text('landing.text'),
      indexed: !this.isFiltered(),
    }));
  }

  protected monthName(month: string): string {
    return formatMonth(month, this.language.locale());
  }

  protected change(parameters: Record<string, string | undefined>): void {
    const written = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, value || null]));
    void this.router.navigate([], { queryParams: { page: null, ...written }, queryParamsHandling: 'merge' });
  }

  protected inMonth(month: string): void {
    const [year = 0, number = 1] = month.split('-').map(Number);
    const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
    this.change({ from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` });
  }

  protected clear(): void {
    void this.router.navigate([], { queryParams: {} });
  }

  /** Only asked for by a click, and rounded to about a kilometre: nobody needs to know the house. */
  protected nearMe(): void {
    if (this.near()) {
      this.change({ near: undefined, sort: undefined });
      return;
    }
    navigator.geolocation.getCurrentPosition(
      (position) => {
        this.noPlace.set(false);
        this.change({ near: `${position.coords.latitude.toFixed(2)},${position.coords.longitude.toFixed(2)}`, sort: 'distance' });
      },
      () => this.noPlace.set(true),
      { timeout: 10_000, maximumAge: 600_000 },
    );
  }
}
