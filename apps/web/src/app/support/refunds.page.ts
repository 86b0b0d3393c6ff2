import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Cancellation, FailedRefundList } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Pager } from '../shell/pager';
import { Said } from '../shell/said';

/** Refunds that failed and wait for a person, who has waited longest first. */
@Component({
  selector: 'ev-refunds',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote, Pager, Said],
  template: `
    <section class="page narrow">
      <h1>{{ texts.text('refundQueue.title') }}</h1>
      <p class="hint">{{ texts.text('refundQueue.what') }}</p>
      @if (problem(); as problem) {
        <ev-problem [problem]="problem" />
      }
      @if (done()) {
        <p class="note is-good" [evSaid]="texts.text('refundQueue.retried')"></p>
      }
      @if (queue.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="queue.reload()" />
      }
      @if (queue.value(); as list) {
        <p class="lead" role="status">{{ texts.plural('refundQueue.waiting', list.total) }}</p>
        <ul class="order-list">
          @for (refund of list.items; track refund.cancellationId) {
            <li class="card">
              <h2><a [routerLink]="['/', language.language(), 'support', 'orders', refund.orderId]"><bdi>{{ refund.orderNumber }}</bdi></a></h2>
              <p><strong>{{ texts.money(refund.amount) }}</strong> · <bdi>{{ refund.reason }}</bdi></p>
              <p>{{ texts.text('refundQueue.failure') }} <code dir="ltr">{{ refund.failure ?? '–' }}</code></p>
              <p class="hint">{{ texts.text('refundQueue.since', { at: texts.moment(refund.requestedAt, zone) }) }} · {{ texts.text('refundQueue.failedAt', { at: texts.moment(refund.failedAt, zone) }) }} · {{ texts.plural('dossier.retries', refund.retries) }}</p>
              <button type="button" class="button small" [disabled]="busy()" [attr.aria-label]="texts.text('refundQueue.retry') + ' ' + refund.orderNumber" (click)="retry(refund.cancellationId)">{{ texts.text('refundQueue.retry') }}</button>
            </li>
          }
        </ul>
        <ev-pager [list]="list" (turn)="page.set($event)" />
        <p class="actions"><button type="button" class="button small quiet" [disabled]="queue.loading()" (click)="queue.reload()">{{ texts.text('dossier.readAgain') }}</button></p>
      } @else if (!queue.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone card-bone"></div></div>
      }
    </section>
  `,
})
export class RefundsPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  protected readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly page = signal(1);
  protected readonly busy = signal(false);
  protected readonly done = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly queue = remote(
    'refund-queue',
    () => ({ page: this.page() }),
    ({ page }, signal) => this.api.get<FailedRefundList>('/api/orders/refund-queue', { page }, { signal }),
  );

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('refundQueue.title'), indexed: false }));
  }

  protected async retry(cancellationId: string): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    this.done.set(false);
    try {
      await this.api.post<Cancellation>(`/api/orders/refund-queue/${encodeURIComponent(cancellationId)}/retry`);
      this.done.set(true);
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
      this.queue.reload();
    }
  }
}
