import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderList } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { isZero } from '../core/money';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Pager } from '../shell/pager';
import { type Sought, soughtBy } from './sought';

const PAGE = 20;

/** One field for what a customer names. It stands nowhere but in the field: no address with a mail in it, nothing kept. */
@Component({
  selector: 'ev-find',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote, Pager],
  template: `
    <section class="page narrow">
      <h1>{{ texts.text('support.find') }}</h1>
      <form novalidate (submit)="find($event)">
        <label for="sought">{{ texts.text('support.sought') }}</label>
        <input id="sought" class="link-field" type="search" dir="auto" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="300" aria-describedby="sought-help sought-wrong" [attr.aria-invalid]="unclear() ? true : null" [value]="text()" (input)="text.set($any($event.target).value)" />
        <p class="hint" id="sought-help">{{ texts.text('support.soughtHelp') }}</p>
        <p class="wrong" id="sought-wrong" role="alert">{{ unclear() ? texts.text('support.unclear') : '' }}</p>
        <p class="actions"><button type="submit" class="button" [disabled]="busy()">{{ texts.text('search.go') }}</button></p>
      </form>
      @if (problem(); as problem) {
        <ev-problem [problem]="problem" />
      }
      @if (orders(); as orders) {
        <p role="status" class="lead">{{ texts.plural('support.found', orders.total) }}</p>
        @if (orders.total === 0) {
          <p>{{ texts.text('support.nothing') }}</p>
        }
        <ul class="order-list">
          @for (order of orders.items; track order.orderId) {
            <li class="card">
              <h2><a [routerLink]="['/', language.language(), 'support', 'orders', order.orderId]"><bdi>{{ order.orderNumber }}</bdi></a></h2>
              <p>{{ order.title }}</p>
              <p><span class="tag">{{ texts.word('orderStatuses', order.status) }}</span>&ngsp;<strong>{{ texts.money(order.total) }}</strong>&ngsp;<span class="hint">· {{ texts.plural('orders.places', order.lines) }} · <time [attr.datetime]="order.createdAt">{{ texts.moment(order.createdAt, zone) }}</time>
                @if (!isZero(order.refunded)) { · {{ texts.text('order.refunded') }} {{ texts.money(order.refunded) }} }</span></p>
            </li>
          }
        </ul>
        <ev-pager [list]="orders" [disabled]="busy()" (turn)="turnTo($event)" />
      }
    </section>
  `,
})
export class FindPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  protected readonly isZero = isZero;
  protected readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  protected readonly text = signal('');
  protected readonly unclear = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly orders = signal<OrderList | undefined>(undefined);
  private sought: Sought | undefined;

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('support.find'), indexed: false }));
  }

  protected async find(event: Event): Promise<void> {
    event.preventDefault();
    this.sought = soughtBy(this.text());
    this.unclear.set(!this.sought);
    this.orders.set(undefined);
    await this.turnTo(1);
  }

  protected async turnTo(page: number): Promise<void> {
    if (!this.sought) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      this.orders.set(await this.api.post<OrderList>(`/api/orders/search?page=${page}&size=${PAGE}`, this.sought));
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
