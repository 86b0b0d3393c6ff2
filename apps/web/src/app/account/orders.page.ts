import { afterNextRender, ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MyOrdersDocument } from '../api/generated/graphql';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { remote } from '../core/remote';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Pager } from '../shell/pager';

@Component({
  selector: 'ev-orders',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote, Pager],
  template: `
    <section class="page narrow">
      <h1>{{ texts.text('orders.title') }}</h1>
      @if (orders.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="orders.reload()" />
      }
      @if (orders.value(); as list) {
        <ul class="order-list">
          @for (order of list.items; track order.id) {
            <li class="card">
              <h2><a [routerLink]="['/', language.language(), 'orders', order.id]">{{ order.title }}</a></h2>
              <p class="hint"><bdi>{{ order.number }}</bdi> · <time [attr.datetime]="order.createdAt">{{ texts.day(order.createdAt, zone) }}</time> · {{ texts.plural('orders.places', order.lines) }}</p>
              <p class="card-foot"><span class="tag">{{ texts.word('orderStatuses', order.status) }}</span> <strong>{{ texts.money(order.total) }}</strong></p>
            </li>
          } @empty {
            <li>{{ texts.text('orders.none') }} <a [routerLink]="['/', language.language(), 'search']">{{ texts.text('notFound.search') }}</a></li>
          }
        </ul>
        <ev-pager [list]="list" (turn)="page.set($event)" />
      } @else if (!orders.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone card-bone"></div><div class="bone card-bone"></div></div>
      }
    </section>
  `,
})
export class OrdersPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly known = signal(false);
  protected readonly page = signal(1);
  protected readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly orders = remote(
    'orders',
    () => (this.known() ? { page: this.page(), language: this.language.language() } : undefined),
    async ({ page }, signal) => (await this.api.graphql(MyOrdersDocument, { page }, { signal })).me?.orders ?? { items: [], page: 1, size: 20, total: 0 },
  );

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('orders.title'), indexed: false }));
    afterNextRender(() => void this.session.require().then((known) => this.known.set(known)));
  }
}
