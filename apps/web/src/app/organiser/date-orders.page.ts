import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderList, PerformanceDetails } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { isZero } from '../core/money';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { MomentComponent } from '../shell/moment';
import { ProblemNote } from '../shell/problem-note';
import { Pager } from '../shell/pager';
import { csv, download } from './csv';
import { DateLinks } from './date-links';

const PAGE = 25;
const EXPORT_PAGE = 100;
/** an arena's worth of orders */
const MOST_EXPORT_PAGES = 200;
const STATUSES = ['tickets_issued', 'paid', 'processing', 'authorised', 'placed', 'seats_held', 'pending', 'refund_requested', 'partially_refunded', 'refunded', 'cancelled', 'failed', 'expired'] as const;

/** The orders of a date, newest first. */
@Component({
  selector: 'ev-date-orders',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, MomentComponent, ProblemNote, DateLinks, Pager],
  template: `
    <section class="page">
      <a class="back" [routerLink]="['/', language.language(), 'organiser', 'events', eventId()]">{{ texts.text('organiser.backToEvent') }}</a>
      <h1>{{ texts.text('dateOrders.title') }}</h1>
      @if (date.value(); as date) {
        <p class="lead"><ev-moment [at]="date.startTime" [zone]="date.timeZone" /> · {{ language.pick(date.venueName) }}</p>
      }
      <ev-date-links [eventId]="eventId()" [performanceId]="performanceId()" />
      <div class="result-head">
        <label class="inline">{{ texts.text('dateOrders.status') }}
          <select (change)="choose($any($event.target).value)">
            <option value="" [selected]="status() === ''">{{ texts.text('dateOrders.all') }}</option>
            @for (each of statuses; track each) {
              <option [value]="each" [selected]="each === status()">{{ texts.word('orderStatuses', each) }}</option>
            }
          </select>
        </label>
        <button type="button" class="button small quiet" [disabled]="busy() || (orders.value()?.total ?? 0) === 0" (click)="save()">{{ texts.text('dateOrders.export') }}</button>
      </div>
      @if (orders.problem() ?? problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="again()" />
      }
      @if (cut()) {
        <p class="note" role="status">{{ texts.text('dateOrders.cut') }}</p>
      }
      @if (orders.value(); as list) {
        <p class="count" role="status">{{ texts.plural('dateOrders.count', list.total) }}</p>
        @if (list.items.length > 0) {
          <div class="table-frame" [class.is-stale]="orders.loading()" tabindex="0" role="region" [attr.aria-label]="texts.text('dateOrders.title')">
            <table>
              <caption class="unseen">{{ texts.text('dateOrders.title') }}</caption>
              <thead><tr><th scope="col">{{ texts.text('attendees.order') }}</th><th scope="col">{{ texts.text('dateOrders.when') }}</th><th scope="col">{{ texts.text('dateOrders.places') }}</th><th scope="col">{{ texts.text('dateOrders.total') }}</th><th scope="col">{{ texts.text('dateOrders.refunded') }}</th><th scope="col">{{ texts.text('dateOrders.status') }}</th></tr></thead>
              <tbody>
                @for (order of list.items; track order.orderId) {
                  <tr>
                    <th scope="row"><a [routerLink]="[order.orderId]"><bdi>{{ order.orderNumber }}</bdi></a></th>
                    <td><time [attr.datetime]="order.createdAt">{{ texts.moment(order.createdAt, zone()) }}</time></td>
                    <td>{{ texts.number(order.lines) }}</td>
                    <td>{{ texts.money(order.total) }}</td>
                    <td>{{ isZero(order.refunded) ? '–' : texts.money(order.refunded) }}</td>
                    <td><span class="tag">{{ texts.word('orderStatuses', order.status) }}</span></td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
        <ev-pager [list]="list" (turn)="page.set($event)" />
      } @else if (!orders.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone card-bone"></div></div>
      }
    </section>
  `,
})
export class DateOrdersPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  protected readonly isZero = isZero;
  protected readonly statuses = STATUSES;

  readonly eventId = input.required<string>();
  readonly performanceId = input.required<string>();

  protected readonly status = signal('');
  protected readonly page = signal(1);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly cut = signal(false);
  protected readonly date = remote(
    'date-of-orders',
    () => ({ event: this.eventId(), id: this.performanceId() }),
    ({ event, id }, signal) => this.api.get<PerformanceDetails>(`/api/events/${encodeURIComponent(event)}/performances/${encodeURIComponent(id)}`, {}, { signal }),
  );
  /** An order is told in the time of the venue, as the date is. */
  protected readonly zone = computed(() => this.date.value()?.timeZone ?? 'UTC');
  protected readonly orders = remote(
    'orders-of-date',
    () => ({ performanceId: this.performanceId(), status: this.status(), page: this.page() }),
    ({ performanceId, status, page }, signal) => this.api.get<OrderList>('/api/orders', { performanceId, status, page, size: PAGE }, { signal }),
  );

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('dateOrders.title'), indexed: false }));
  }

  protected choose(status: string): void {
    this.page.set(1);
    this.status.set(status);
  }

  protected again(): void {
    this.problem.set(undefined);
    this.orders.reload();
  }

  protected async save(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    this.cut.set(false);
    try {
      const all: OrderList['items'] = [];
      const parameters = { performanceId: this.performanceId(), status: this.status(), size: EXPORT_PAGE };
      let total = Infinity;
      for (let page = 1; page <= MOST_EXPORT_PAGES && (page - 1) * EXPORT_PAGE < total; page++) {
        const list = await this.api.get<OrderList>('/api/orders', { ...parameters, page });
        all.push(...list.items);
        total = list.total;
      }
      this.cut.set(MOST_EXPORT_PAGES * EXPORT_PAGE < total);
      const head = ['order', 'when', 'places', 'total', 'refunded', 'currency', 'status'].map((column) => this.texts.text(`orderColumns.${column}`));
      download(
        'orders.csv',
        csv(
          head,
          all.map((order) => [order.orderNumber, order.createdAt, String(order.lines), order.total.amount, order.refunded.amount, order.total.currency, this.texts.word('orderStatuses', order.status)]),
        ),
      );
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
