import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Availability, EventDetails, PerformanceDetails, PerformanceList, Picture, Pricing } from '../api/types';
import { Api } from '../core/api';
import { ServerClock } from '../core/clock';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { MomentComponent } from '../shell/moment';
import { ProblemNote } from '../shell/problem-note';
import { Said } from '../shell/said';
import { Pictures } from './pictures';
import { type CheckItem, mayPublish, publishCheck } from './publish-check';

const DATES_PAGE = 100;

/** One event as its organiser runs it: what is missing, its dates, prices and pictures. */
@Component({
  selector: 'ev-event-manage',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote, MomentComponent, Pictures, Said],
  template: `
    <section class="page">
      <a class="back" [routerLink]="['/', language.language(), 'organiser']">{{ texts.text('organiser.backToEvents') }}</a>
      @if (all.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="all.reload()" />
      }
      @if (all.value(); as shown) {
        <div class="result-head">
          <h1>{{ language.pick(shown.event.title) }}</h1>
          <span class="tag" [class.is-warm]="shown.event.status === 'draft'">{{ texts.word('eventStatuses', shown.event.status) }}</span>
        </div>
        <p class="actions">
          @if (editable()) {
            <a class="button small quiet" [routerLink]="['edit']">{{ texts.text('organiser.changeEvent') }}</a>
          }
          @if (shown.event.status !== 'draft') {
            <a class="button small quiet" [routerLink]="['/', language.language(), 'events', shown.event.eventId]">{{ texts.text('organiser.publicPage') }}</a>
          }
          @if (editable()) {
            <a class="button small quiet" [routerLink]="['cancel']">{{ texts.text('organiser.cancelEvent') }}</a>
          }
        </p>
        @if (problem(); as problem) {
          <ev-problem [problem]="problem" />
        }
        @if (done(); as done) {
          <p class="note is-good" [evSaid]="done"></p>
        }
        @if (shown.event.status === 'draft') {
          <section class="card" aria-labelledby="check">
            <h2 id="check">{{ texts.text('publish.title') }}</h2>
            <ul class="plain-list check-list">
              @for (item of check(); track item.code) {
                <li [class]="'is-' + item.state"><span aria-hidden="true">{{ item.state === 'done' ? '✓' : item.state === 'wanting' ? '✗' : '•' }}</span> <span>{{ sentence(item) }}</span></li>
              }
            </ul>
            <p class="actions"><button type="button" class="button" [disabled]="busy() || !publishable()" (click)="publish()">{{ texts.text('publish.now') }}</button></p>
            <p class="hint">{{ texts.text('publish.hint') }}</p>
          </section>
        }
        <div class="result-head">
          <h2>{{ texts.text('event.when') }}</h2>
          @if (editable() && shown.prices.length > 0) {
            <a class="button small" [routerLink]="['performances', 'new']">{{ texts.text('organiser.newDate') }}</a>
          }
        </div>
        @if (editable() && shown.prices.length === 0) {
          <p class="note">{{ texts.text('organiser.pricesFirst') }}</p>
        }
        <ul class="dates">
          @for (date of shown.dates; track date.performanceId) {
            <li class="card date-card">
              <p class="when"><ev-moment [at]="date.startTime" [zone]="date.timeZone" /></p>
              <p>{{ language.pick(date.venueName) }}@if (date.city) {, {{ date.city }}} <span class="tag">{{ texts.word('sellingStatuses', date.salesStatus) }}</span></p>
              @if (places().get(date.performanceId); as left) {
                <p class="hint">{{ texts.plural('event.left', left.remaining) }}</p>
              }
              <p class="card-actions">
                @if (shown.event.status !== 'draft') {
                  <a class="button small quiet" [routerLink]="['performances', date.performanceId, 'sales']">{{ texts.text('organiser.sales') }}</a>
                }
                @if (editable() && date.salesStatus !== 'cancelled') {
                  <a class="button small quiet" [routerLink]="['performances', date.performanceId, 'edit']">{{ texts.text('organiser.changeDate') }}</a>
                }
                @if (shown.event.status === 'published' && (date.salesStatus === 'scheduled' || date.salesStatus === 'closed')) {
                  <button type="button" class="button small quiet" [disabled]="busy()" (click)="sell(date, 'open-sales')">{{ texts.text('organiser.openSales') }}</button>
                }
                @if (date.salesStatus === 'open') {
                  <button type="button" class="button small quiet" [disabled]="busy()" (click)="sell(date, 'close-sales')">{{ texts.text('organiser.closeSales') }}</button>
                }
                @if (date.salesStatus === 'scheduled' && shown.event.status === 'draft') {
                  <button type="button" class="button small quiet" [disabled]="busy()" (click)="remove(date)">{{ texts.text('organiser.removeDate') }}</button>
                } @else if (date.salesStatus !== 'cancelled' && shown.event.status === 'published') {
                  <a class="button small quiet" [routerLink]="['performances', date.performanceId, 'cancel']">{{ texts.text('organiser.cancelDate') }}</a>
                }
              </p>
            </li>
          } @empty {
            <li>{{ texts.text('event.noDates') }}</li>
          }
        </ul>
        @if (shown.total > shown.dates.length) {
          <p class="hint">{{ texts.text('organiser.firstDates', { shown: texts.number(shown.dates.length), total: texts.number(shown.total) }) }}</p>
        }
        <div class="result-head">
          <h2>{{ texts.text('organiser.prices') }}</h2>
          @if (editable()) {
            <a class="button small" [routerLink]="['prices', 'new']">{{ texts.text('organiser.newPrices') }}</a>
          }
        </div>
        <ul class="dates">
          @for (scheme of shown.prices; track scheme.pricingSchemeId) {
            <li class="card">
              <ul class="lines">
                @for (category of scheme.categories; track category.code) {
                  <li><span>{{ language.pick(category.name) }} <span class="hint">{{ category.seatClass }}</span></span> <strong>{{ texts.money(category.price) }}</strong></li>
                }
              </ul>
              <p class="card-actions"><span class="hint">{{ texts.text('prices.tax', { percent: texts.number(+scheme.taxPercent) }) }}</span>
                @if (editable()) {
                  <a class="button small quiet" [routerLink]="['prices', scheme.pricingSchemeId]">{{ texts.text('organiser.changePrices') }}</a>
                }
              </p>
            </li>
          } @empty {
            <li>{{ texts.text('prices.none') }}</li>
          }
        </ul>
        <h2>{{ texts.text('pictures.title') }}</h2>
        <ev-pictures [eventId]="shown.event.eventId" [pictures]="shown.event.media" [editable]="editable()" (changed)="picturesChanged($event)" />
        @if (shown.event.status === 'published') {
          <details class="card archive">
            <summary>{{ texts.text('organiser.archive') }}</summary>
            <p class="hint">{{ texts.text('organiser.archiveText') }}</p>
            <p class="card-actions"><button type="button" class="button small" [disabled]="busy()" (click)="archive()">{{ texts.text('organiser.archiveNow') }}</button></p>
          </details>
        }
      } @else if (!all.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone card-bone"></div><div class="bone card-bone"></div></div>
      }
    </section>
  `,
})
export class EventManagePage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly clock = inject(ServerClock);

  readonly eventId = input.required<string>();

  protected readonly all = remote(
    'event-to-run',
    () => ({ id: this.eventId() }),
    async ({ id }, signal) => {
      const path = `/api/events/${encodeURIComponent(id)}`;
      const [event, dates, prices] = await Promise.all([
        this.api.get<EventDetails>(path, {}, { signal }),
        this.api.get<PerformanceList>(`${path}/performances`, { size: DATES_PAGE }, { signal }),
        this.api.get<Pricing[]>(`${path}/pricing-schemes`, {}, { signal }),
      ]);
      return { event, dates: dates.items, total: dates.total, prices };
    },
  );
  /** The inventory may not have heard of a new date yet; then it is absent. */
  private readonly availability = remote(
    'places-to-run',
    () => {
      const dates = this.all.value()?.dates;
      return dates && dates.length > 0 ? { ids: dates.map((date) => date.performanceId) } : undefined;
    },
    ({ ids }, signal) => this.api.get<Availability[]>(`/api/inventory/availability?${new URLSearchParams(ids.map((id) => ['performanceId', id]))}`, {}, { signal }),
  );
  protected readonly places = computed(() => new Map((this.availability.value() ?? []).map((each) => [each.performanceId, each])));
  protected readonly editable = computed(() => ['draft', 'published'].includes(this.all.value()?.event.status ?? ''));
  protected readonly check = computed<readonly CheckItem[]>(() => {
    const shown = this.all.value();
    return shown ? publishCheck(shown.event, shown.dates, shown.prices, this.availability.value() ?? [], this.clock.now()) : [];
  });
  protected readonly publishable = computed(() => mayPublish(this.check()));
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly done = signal('');

  constructor() {
    inject(PageHead).show(() => {
      const event = this.all.value()?.event;
      return event ? { title: this.language.pick(event.title), indexed: false } : undefined;
    });
  }

  protected sentence(item: CheckItem): string {
    const missing = item.code === 'prices' ? item.missing : item.missing.map((language) => this.texts.word('languageNames', language));
    const form = item.state === 'done' ? 'done' : item.code === 'prices' && missing.length === 0 ? 'later' : 'missing';
    return this.texts.text(`publishChecks.${item.code}.${form}`, { missing: new Intl.ListFormat(this.language.locale()).format(missing) });
  }

  protected publish(): Promise<void> {
    return this.carryOut(async () => {
      await this.api.post(`/api/events/${encodeURIComponent(this.eventId())}/publish`);
      this.done.set(this.texts.text('publish.done'));
    });
  }

  protected archive(): Promise<void> {
    return this.carryOut(async () => {
      await this.api.post(`/api/events/${encodeURIComponent(this.eventId())}/archive`);
      this.done.set(this.texts.text('organiser.archived'));
    });
  }

  protected sell(date: PerformanceDetails, what: 'open-sales' | 'close-sales'): Promise<void> {
    return this.carryOut(async () => {
      await this.api.post(`${this.pathOf(date)}/${what}`);
      this.done.set(this.texts.text(what === 'open-sales' ? 'organiser.salesOpened' : 'organiser.salesClosed'));
    });
  }

  protected remove(date: PerformanceDetails): Promise<void> {
    return this.carryOut(async () => {
      await this.api.delete(this.pathOf(date));
      this.done.set(this.texts.text('organiser.dateRemoved'));
    });
  }

  protected picturesChanged(pictures: readonly Picture[]): void {
    const shown = this.all.value();
    if (shown) this.all.set({ ...shown, event: { ...shown.event, media: [...pictures] } });
  }

  private pathOf(date: PerformanceDetails): string {
    return `/api/events/${encodeURIComponent(date.eventId)}/performances/${encodeURIComponent(date.performanceId)}`;
  }

  private async carryOut(action: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    this.done.set('');
    try {
      await action();
      this.all.reload();
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
