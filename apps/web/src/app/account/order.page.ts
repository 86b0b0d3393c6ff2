import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { OrderByIdDocument } from '../api/generated/graphql';
import type { Cancellation, Order } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { listen } from '../core/live';
import { isZero, percent, sum } from '../core/money';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import { MomentComponent } from '../shell/moment';
import { ProblemNote } from '../shell/problem-note';
import { Said } from '../shell/said';

const INVOICED: ReadonlySet<string> = new Set(['paid', 'tickets_issued', 'refund_requested', 'partially_refunded', 'refunded']);
const PAYABLE: ReadonlySet<string> = new Set(['pending', 'seats_held', 'placed']);

@Component({
  selector: 'ev-order',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, MomentComponent, ProblemNote, Said],
  template: `
    <section class="page narrow">
      @if (order.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="order.reload()" />
      }
      @if (order.value(); as shown) {
        @if (thanks() && shown.status === 'tickets_issued') {
          <div class="thanks">
            <h1>{{ texts.text('thanks.title') }}</h1>
            <p>{{ texts.plural('thanks.text', validLines().length) }}</p>
            <p class="actions"><a class="button big" [routerLink]="['/', language.language(), 'tickets']">{{ texts.text('thanks.tickets') }}</a></p>
          </div>
        } @else {
          <h1>{{ texts.text('order.title') }} <bdi>{{ shown.number }}</bdi></h1>
        }
        <p class="lead">{{ shown.title }}
          @if (facts.value(); as facts) {
            @if (facts.startsAt && facts.timeZone) {
              <br /><span class="hint"><ev-moment [at]="facts.startsAt" [zone]="facts.timeZone" /></span>
            }
          }
        </p>
        <p><span class="tag">{{ texts.word('orderStatuses', shown.status) }}</span></p>
        @if (shown.reason) {
          <p class="note">{{ texts.word('orderReasons', shown.reason) }}</p>
        }
        @if (canPay()) {
          <p><a class="button" [routerLink]="['/', language.language(), 'orders', shown.id, 'pay']">{{ texts.text('order.pay') }}</a></p>
        }
        <h2>{{ texts.text('order.places') }}</h2>
        <ul class="lines">
          @for (line of shown.lines; track line.id) {
            <li [class.is-gone]="line.status !== 'valid'">
              @if (choosing() && line.status === 'valid') {
                <label class="choice"><input type="checkbox" [checked]="picked().has(line.id)" (change)="pick(line.id)" /><span>{{ line.label }}</span></label>
              } @else {
                <span>{{ line.label }}@if (line.status !== 'valid') {&ngsp;<span class="tag is-muted">{{ texts.text('order.lineCancelled') }}</span>}</span>
              }
              <span class="line-end"><strong>{{ texts.money(line.price) }}</strong>
                @if (line.ticketId && line.status === 'valid' && !choosing()) {
                  <a class="button small quiet" [routerLink]="['/', language.language(), 'tickets', line.ticketId]">{{ texts.text('order.ticket') }}</a>
                }
              </span>
            </li>
          }
        </ul>
        <p class="total"><span>{{ texts.text('choose.total') }} <span class="hint">{{ texts.text('order.tax', { amount: texts.money(shown.taxTotal) }) }}</span></span> <strong>{{ texts.money(shown.total) }}</strong></p>
        @if (!isZero(shown.refunded)) {
          <p class="total"><span>{{ texts.text('order.refunded') }}</span> <strong>{{ texts.money(shown.refunded) }}</strong></p>
        }
        @if (problem(); as problem) {
          <ev-problem [problem]="problem" />
        }
        @if (done(); as refund) {
          <p class="note is-good" [evSaid]="texts.text('order.cancelled', { amount: texts.money(refund) })"></p>
        }
        @if (choosing()) {
          <div class="card">
            <h2>{{ texts.text('order.cancelTitle') }}</h2>
            @if (facts.value()?.cancellation; as policy) {
              @if (policy.possibleNow) {
                <p>{{ texts.text('order.cancelRule', { percent: texts.number(policy.refundPercent) }) }}</p>
                @if (preview(); as preview) {
                  <p class="total" aria-live="polite"><span>{{ texts.text('order.willReturn') }}</span> <strong>{{ texts.money(preview) }}</strong></p>
                }
              } @else {
                <p class="note">{{ texts.text('order.cancelLate') }}</p>
              }
            }
            <p class="actions">
              <button type="button" class="button danger" [disabled]="busy() || picked().size === 0 || !facts.value()?.cancellation?.possibleNow" (click)="cancel()">{{ texts.plural('order.cancelNow', picked().size) }}</button>
              <button type="button" class="button quiet" (click)="choosing.set(false)">{{ texts.text('order.keep') }}</button>
            </p>
          </div>
        } @else {
          <p class="actions">
            @if (hasInvoice()) {
              <a class="button small quiet" [href]="'/api/orders/' + shown.id + '/invoice'" target="_blank" rel="noopener">{{ texts.text('order.invoice') }}</a>
            }
            @if (shown.status === 'tickets_issued' || shown.status === 'partially_refunded') {
              <button type="button" class="button small quiet" (click)="begin()">{{ texts.text('order.cancel') }}</button>
            }
          </p>
        }
        <h2>{{ texts.text('order.timeline') }}</h2>
        <ol class="timeline">
          @for (entry of shown.timeline; track $index) {
            <li><time [attr.datetime]="entry.at">{{ texts.moment(entry.at, zone) }}</time><span>{{ entry.message }}</span></li>
          }
        </ol>
      } @else if (!order.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone"></div><div class="bone"></div></div>
      }
    </section>
  `,
})
export class OrderPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly session = inject(Session);

  readonly orderId = input.required<string>();
  readonly thanks = input<string>();
  protected readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly isZero = isZero;

  private readonly known = signal(false);
  private readonly asked = computed(() => (this.known() ? { id: this.orderId(), language: this.language.language() } : undefined));
  protected readonly order = remote('order', this.asked, async ({ id }, signal) => {
    const { order } = await this.api.graphql(OrderByIdDocument, { id }, { signal });
    if (!order) throw new Problem(404, 'order_not_found', '', undefined);
    return order;
  });
  /** What GraphQL does not tell of an order: when it is, and whether it may be cancelled now. */
  protected readonly facts = remote('order-facts', this.asked, ({ id }, signal) => this.api.get<Order>(`/api/orders/${encodeURIComponent(id)}`, {}, { signal }));

  protected readonly choosing = signal(false);
  protected readonly picked = signal<ReadonlySet<string>>(new Set());
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly done = signal<{ currency: string; amount: string } | undefined>(undefined);
  protected readonly validLines = computed(() => (this.order.value()?.lines ?? []).filter((line) => line.status === 'valid'));
  protected readonly canPay = computed(() => PAYABLE.has(this.order.value()?.status ?? ''));
  protected readonly hasInvoice = computed(() => INVOICED.has(this.order.value()?.status ?? ''));
  protected readonly preview = computed(() => {
    const share = this.facts.value()?.cancellation?.refundPercent ?? 0;
    return sum(
      this.validLines()
        .filter((line) => this.picked().has(line.id))
        .map((line) => percent(line.price, share)),
    );
  });

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('order.title'), indexed: false }));
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      void this.session.require().then((known) => this.known.set(known));
      destroyed.onDestroy(
        listen(`orders/${this.orderId()}`, {
          order: () => {
            this.order.reload();
            this.facts.reload();
          },
        }),
      );
    });
  }

  protected begin(): void {
    this.picked.set(new Set(this.validLines().map((line) => line.id)));
    this.done.set(undefined);
    this.choosing.set(true);
  }

  protected pick(line: string): void {
    this.picked.update((picked) => {
      const next = new Set(picked);
      if (!next.delete(line)) next.add(line);
      return next;
    });
  }

  protected async cancel(): Promise<void> {
    const lines = [...this.picked()].sort();
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const idempotencyKey = `cancel-${this.orderId()}-${await digest(lines.join())}`;
      const { refund } = await this.api.post<Cancellation>(`/api/orders/${encodeURIComponent(this.orderId())}/cancel`, { lineIds: lines }, { idempotencyKey });
      this.done.set(refund);
      this.choosing.set(false);
      this.order.reload();
      this.facts.reload();
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }
}

/** The same lines make the same key: asked twice, cancelled once. */
async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
