import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Order } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { isZero } from '../core/money';
import { PageHead } from '../core/page-head';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { DateLinks } from './date-links';

/** One order of a date, as its organiser sees it: places, money and what happened; nothing about the customer. */
@Component({
  selector: 'ev-date-order',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote, DateLinks],
  template: `
    <section class="page narrow">
      <a class="back" [routerLink]="['/', language.language(), 'organiser', 'events', eventId(), 'performances', performanceId(), 'orders']">{{ texts.text('dateOrders.back') }}</a>
      @if (order.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="order.reload()" />
      }
      @if (order.value(); as shown) {
        <h1>{{ texts.text('order.title') }} <bdi>{{ shown.orderNumber }}</bdi></h1>
        <ev-date-links [eventId]="eventId()" [performanceId]="performanceId()" />
        <p><span class="tag">{{ texts.word('orderStatuses', shown.status) }}</span>&ngsp;<span class="hint">· <time [attr.datetime]="shown.createdAt">{{ texts.moment(shown.createdAt, zone(shown)) }}</time></span></p>
        @if (shown.reason; as reason) {
          <p class="note">{{ texts.word('orderReasons', reason) }}</p>
        }
        <h2>{{ texts.text('order.places') }}</h2>
        <ul class="lines">
          @for (line of shown.lines; track line.lineId) {
            <li [class.is-gone]="line.status !== 'valid'">
              <span>{{ line.label }}@if (line.status !== 'valid') {&ngsp;<span class="tag is-muted">{{ texts.text('order.lineCancelled') }}</span>}</span>
              <span class="line-end"><strong>{{ texts.money(line.price) }}</strong></span>
            </li>
          }
        </ul>
        <p class="total"><span>{{ texts.text('choose.total') }} <span class="hint">{{ texts.text('order.tax', { amount: texts.money(shown.taxTotal) }) }}</span></span> <strong>{{ texts.money(shown.total) }}</strong></p>
        @if (!isZero(shown.refunded)) {
          <p class="total"><span>{{ texts.text('order.refunded') }}</span> <strong>{{ texts.money(shown.refunded) }}</strong></p>
        }
        <h2>{{ texts.text('dateOrders.told') }}</h2>
        <ol class="timeline">
          @for (entry of shown.timeline; track $index) {
            <li><time [attr.datetime]="entry.at">{{ texts.moment(entry.at, zone(shown)) }}</time><span>{{ entry.message }}</span></li>
          }
        </ol>
      } @else if (!order.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone"></div><div class="bone"></div></div>
      }
    </section>
  `,
})
export class DateOrderPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  protected readonly isZero = isZero;

  readonly eventId = input.required<string>();
  readonly performanceId = input.required<string>();
  readonly orderId = input.required<string>();

  protected readonly order = remote(
    'order-of-date',
    () => ({ id: this.orderId(), language: this.language.language() }),
    ({ id }, signal) => this.api.get<Order>(`/api/orders/${encodeURIComponent(id)}`, {}, { signal }),
  );

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('order.title'), indexed: false }));
  }

  /** An order is told in the time of the venue, as the date is. */
  protected zone(order: Order): string {
    return order.timeZone ?? 'UTC';
  }
}
