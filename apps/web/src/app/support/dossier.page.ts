import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Cancellation, Order, Saga, Ticket } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { isZero } from '../core/money';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { Once } from '../core/once';
import { MomentComponent } from '../shell/moment';
import { ProblemNote } from '../shell/problem-note';
import { Said } from '../shell/said';
import { moneyBack, remediesOf } from './remedies';

const AGAIN_MS = 2000;
const MOST_AGAIN = 20;
const TICKETS_AT_ONCE = 5;

/** All that is known of an order: what it is, what happened with every answer, what is still to be done, and what a person may do about it. */
@Component({
  selector: 'ev-dossier',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, MomentComponent, ProblemNote, Said],
  template: `
    <section class="page">
      <a class="back" [routerLink]="['/', language.language(), 'support']">{{ texts.text('support.find') }}</a>
      @if (order.problem(); as problem) {
        @if (!order.value()) {
          <h1>{{ texts.text('order.title') }}</h1>
        }
        @if (problem.code === 'order_not_found') {
          <p class="note">{{ texts.text('support.noOrder') }}</p>
        } @else {
          <ev-problem [problem]="problem" [canRetry]="true" (retry)="readAgain()" />
        }
      }
      @if (order.value(); as shown) {
        <h1>{{ texts.text('order.title') }} <bdi>{{ shown.orderNumber }}</bdi></h1>
        <p class="lead">{{ shown.title }}
          @if (shown.startsAt && shown.timeZone) {
            <br /><span class="hint"><ev-moment [at]="shown.startsAt" [zone]="shown.timeZone" /></span>
          }
        </p>
        <p role="status"><span class="tag">{{ texts.word('orderStatuses', shown.status) }}</span>@if (shown.reason) {&ngsp;<span class="hint">{{ texts.word('orderReasons', shown.reason) }}</span>}</p>

        <section class="card" aria-labelledby="money">
          <h2 id="money">{{ texts.text('dossier.money') }}</h2>
          <p class="total"><span>{{ texts.text('choose.total') }} <span class="hint">{{ texts.text('order.tax', { amount: texts.money(shown.taxTotal) }) }}</span></span>&ngsp;<strong>{{ texts.money(shown.total) }}</strong></p>
          @if (!isZero(shown.refunded)) {
            <p class="total"><span>{{ texts.text('order.refunded') }}</span>&ngsp;<strong class="money-back">{{ texts.money(shown.refunded) }}</strong></p>
          }
          @if (shown.payment; as payment) {
            <p>{{ texts.text('dossier.payment') }} <span class="tag">{{ texts.word('paymentStatuses', payment.status) }}</span>@if (payment.failureReason) {&ngsp;<code dir="ltr">{{ payment.failureReason }}</code>}</p>
          }
          @if (shown.cancellation; as policy) {
            <p class="hint">{{ texts.text(policy.possibleNow ? 'dossier.policyNow' : 'dossier.policyOver', { percent: texts.number(policy.refundPercent), until: texts.moment(policy.until, shown.timeZone ?? zone) }) }}</p>
          }
          <dl class="facts">
            <div><dt>{{ texts.text('dossier.orderId') }}</dt><dd><code dir="ltr">{{ shown.orderId }}</code></dd></div>
            <div><dt>{{ texts.text('dossier.customerId') }}</dt><dd><code dir="ltr">{{ shown.customerId }}</code></dd></div>
            @if (shown.payment; as payment) { <div><dt>{{ texts.text('dossier.paymentId') }}</dt><dd><code dir="ltr">{{ payment.paymentId }}</code></dd></div> }
            @if (saga.value(); as saga) { <div><dt>{{ texts.text('dossier.lra') }}</dt><dd><code dir="ltr">{{ saga.lra }}</code></dd></div> }
          </dl>
        </section>

        <section class="card" aria-labelledby="places">
          <h2 id="places">{{ texts.text('order.places') }}</h2>
          <ul class="lines">
            @for (line of shown.lines; track line.lineId) {
              <li [class.is-gone]="line.status !== 'valid'">
                @if (choosing() && line.status === 'valid') {
                  <label class="choice"><input type="checkbox" [checked]="picked().has(line.lineId)" (change)="pick(line.lineId)" /><span>{{ line.label }}</span></label>
                } @else {
                  <span>{{ line.label }}@if (line.status !== 'valid') {&ngsp;<span class="tag is-muted">{{ texts.text('order.lineCancelled') }}</span>}
                    @if (tickets().get(line.ticketId ?? ''); as ticket) {&ngsp;<span class="tag">{{ texts.word('ticketStatuses', ticket.status) }}</span>}
                    @if (line.ticketId) { <br /><span class="hint">{{ texts.text('order.ticket') }} <code dir="ltr">{{ line.ticketId }}</code></span> }
                  </span>
                }
                <strong>{{ texts.money(line.price) }}</strong>
              </li>
            }
          </ul>
          @if (problem(); as problem) {
            <ev-problem [problem]="problem" />
          }
          @if (done(); as said) {
            <p class="note is-good" [evSaid]="said"></p>
          }
          @if (choosing(); as what) {
            <form class="remedy" (submit)="cancel($event)">
              <h3>{{ texts.text(what === 'places' ? 'dossier.cancelTitle' : 'dossier.turnBack') }}</h3>
              <label>{{ texts.text('dossier.reason') }}<textarea rows="2" maxlength="200" required [value]="reason()" (input)="reason.set($any($event.target).value)"></textarea></label>
              @if (what === 'places') {
                <label class="choice"><input type="checkbox" [checked]="againstPolicy()" (change)="againstPolicy.set($any($event.target).checked)" /><span>{{ texts.text('dossier.override') }}</span></label>
                @if (preview(); as preview) {
                  <p class="total" aria-live="polite"><span>{{ texts.text('dossier.willReturn') }}</span>&ngsp;<strong>{{ texts.money(preview) }}</strong></p>
                  <p class="hint">{{ texts.text('dossier.cancelWhat') }}</p>
                } @else {
                  <p class="note" [evSaid]="texts.text(picked().size === 0 ? 'dossier.pick' : 'dossier.late')"></p>
                }
              } @else {
                <p class="hint">{{ texts.text('dossier.turnBackWhat') }}</p>
              }
              <p class="hint">{{ texts.text('dossier.audited') }}</p>
              <p class="actions">
                <button type="submit" class="button danger" [disabled]="busy() || reason().trim() === '' || (what === 'places' && !preview())">{{ what === 'places' ? texts.plural('order.cancelNow', picked().size) : texts.text('dossier.turnBack') }}</button>
                <button type="button" class="button quiet" (click)="choosing.set(undefined)">{{ texts.text('order.keep') }}</button>
              </p>
            </form>
          } @else {
            @if (remedies(); as may) {
              <p class="actions">
                @if (may.cancel) { <button type="button" class="button small quiet" (click)="begin('places')">{{ texts.text('order.cancel') }}</button> }
                @if (may.turnBack) { <button type="button" class="button small quiet" (click)="begin('order')">{{ texts.text('dossier.turnBack') }}</button> }
                @if (may.invoice) { <a class="button small quiet" [href]="'/api/orders/' + shown.orderId + '/invoice'" target="_blank" rel="noopener">{{ texts.text('order.invoice') }}</a> }
                @if (ticketIds().length > 0) { <button type="button" class="button small quiet" [disabled]="busy()" (click)="readTickets()">{{ texts.text('dossier.readTickets') }}</button> }
                <button type="button" class="button small quiet" (click)="readAgain()">{{ texts.text('dossier.readAgain') }}</button>
              </p>
              @if (may.wait) { <p class="hint">{{ texts.text('dossier.wait') }}</p> }
            }
          }
        </section>

        <section class="card" aria-labelledby="steps">
          <h2 id="steps">{{ texts.text('dossier.steps') }}</h2>
          @if (saga.problem(); as problem) {
            <ev-problem [problem]="problem" [canRetry]="true" (retry)="saga.reload()" />
          }
          @if (saga.value(); as saga) {
            <ul class="plain-list">
              @for (step of saga.steps; track $index) {
                <li>
                  <span class="tag is-warm">{{ texts.word('sagas', step.saga) }}</span>&ngsp;<strong>{{ texts.word('sagaSteps', step.step) }}</strong>&ngsp;<span class="hint">· {{ texts.plural('dossier.attempts', step.attempt) }} · {{ step.running ? texts.text('dossier.running') : texts.text('dossier.next', { at: texts.moment(step.nextAttemptAt, zone) }) }}</span>
                  @if (step.lastError) { <br /><code dir="ltr">{{ step.lastError }}</code> }
                </li>
              } @empty {
                <li class="hint">{{ texts.text('dossier.noSteps') }}</li>
              }
            </ul>
            @for (cancellation of saga.cancellations; track cancellation.cancellationId) {
              <article class="note" [class.is-bad]="cancellation.refundStatus === 'failed'" [class.is-good]="cancellation.state === 'done'">
                <h3>{{ texts.word('initiators', cancellation.initiator) }} · {{ texts.money(cancellation.refund) }}</h3>
                <p><span class="tag">{{ texts.word('cancellationStates', cancellation.state) }}</span>&ngsp;<span class="tag">{{ texts.word('refundStatuses', cancellation.refundStatus) }}</span>&ngsp;<bdi>{{ cancellation.reason }}</bdi></p>
                @if (cancellation.refundFailure ?? cancellation.refusalCode; as why) { <p><code dir="ltr">{{ why }}</code></p> }
                <p class="hint">{{ texts.text(cancellation.placesGivenBack ? 'dossier.placesBack' : 'dossier.placesNotBack') }} · {{ texts.plural('dossier.retries', cancellation.retries) }} · {{ texts.moment(cancellation.updatedAt, zone) }}<br /><code dir="ltr">{{ cancellation.cancellationId }}</code></p>
                @if (cancellation.refundStatus === 'failed') {
                  <p class="hint">{{ texts.text('refundQueue.what') }}</p>
                  <button type="button" class="button small" [disabled]="busy()" (click)="retry(cancellation.cancellationId)">{{ texts.text('refundQueue.retry') }}</button>
                }
              </article>
            }
          } @else if (!saga.problem()) {
            <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone short"></div></div>
          }
        </section>

        <section class="card" aria-labelledby="timeline">
          <h2 id="timeline">{{ texts.text('order.timeline') }}</h2>
          <ol class="timeline">
            @for (entry of shown.timeline; track $index) {
              <li>
                <time [attr.datetime]="entry.at">{{ exactly(entry.at) }}</time>
                <span>{{ entry.message }}</span>&ngsp;<span class="hint">· {{ texts.word('actors', entry.actor ?? '') }} · <code dir="ltr">{{ entry.code }}</code></span>
                @if (entry.facts) { <br /><code dir="ltr">{{ entry.facts }}</code> }
                @if (entry.correlationId) { <br /><span class="hint">{{ texts.text('dossier.correlation') }} <code dir="ltr">{{ entry.correlationId }}</code></span> }
              </li>
            }
          </ol>
        </section>
      } @else if (!order.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone card-bone"></div><div class="bone card-bone"></div></div>
      }
    </section>
  `,
})
export class DossierPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);

  readonly orderId = input.required<string>();
  protected readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly isZero = isZero;

  private readonly asked = () => ({ id: this.orderId(), language: this.language.language() });
  protected readonly order = remote('dossier', this.asked, ({ id }, signal) => this.api.get<Order>(`/api/orders/${encodeURIComponent(id)}`, {}, { signal }));
  protected readonly saga = remote('saga', this.asked, ({ id }, signal) => this.api.get<Saga>(`/api/orders/${encodeURIComponent(id)}/saga`, {}, { signal }));

  protected readonly choosing = signal<'places' | 'order' | undefined>(undefined);
  protected readonly picked = signal<ReadonlySet<string>>(new Set());
  protected readonly reason = signal('');
  protected readonly againstPolicy = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly done = signal<string | undefined>(undefined);
  protected readonly tickets = signal<ReadonlyMap<string, Ticket>>(new Map());
  private readonly once = new Once();
  private readonly left = new AbortController();

  protected readonly remedies = computed(() => {
    const order = this.order.value();
    return order ? remediesOf(order) : undefined;
  });
  protected readonly preview = computed(() => {
    const order = this.order.value();
    return order ? moneyBack(order, this.picked(), this.againstPolicy()) : undefined;
  });
  protected readonly ticketIds = computed(() => (this.order.value()?.lines ?? []).flatMap((line) => line.ticketId ?? []));

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('order.title'), indexed: false }));
    const destroyed = inject(DestroyRef);
    afterNextRender(() => destroyed.onDestroy(() => this.left.abort()));
  }

  /** To the second, on the reader's clock: steps follow one another quickly. */
  protected exactly(at: string): string {
    return new Intl.DateTimeFormat(this.language.locale(), { dateStyle: 'medium', timeStyle: 'medium', timeZone: this.zone }).format(new Date(at));
  }

  protected readAgain(): void {
    this.order.reload();
    this.saga.reload();
  }

  protected begin(what: 'places' | 'order'): void {
    this.picked.set(new Set((this.order.value()?.lines ?? []).filter((line) => line.status === 'valid').map((line) => line.lineId)));
    this.reason.set('');
    this.againstPolicy.set(false);
    this.done.set(undefined);
    this.problem.set(undefined);
    this.choosing.set(what);
  }

  protected pick(line: string): void {
    this.picked.update((picked) => {
      const next = new Set(picked);
      if (!next.delete(line)) next.add(line);
      return next;
    });
  }

  protected cancel(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    const request = this.choosing() === 'order' ? { reason } : { lineIds: [...this.picked()].sort(), reason, ...(this.againstPolicy() && { override: true }) };
    return this.doing(async () => {
      const { refund } = await this.api.post<Cancellation>(`${this.path()}/cancel`, request, { idempotencyKey: this.once.keyFor({ order: this.orderId(), ...request }) });
      this.once.done();
      this.choosing.set(undefined);
      this.done.set(this.texts.text('dossier.cancelled', { amount: this.texts.money(refund) }));
    });
  }

  protected retry(cancellationId: string): Promise<void> {
    return this.doing(async () => {
      await this.api.post<Cancellation>(`/api/orders/refund-queue/${encodeURIComponent(cancellationId)}/retry`);
      this.done.set(this.texts.text('refundQueue.retried'));
    });
  }

  protected readTickets(): Promise<void> {
    return this.guarded(async () => {
      const ids = this.ticketIds();
      for (let from = 0; from < ids.length; from += TICKETS_AT_ONCE) {
        const some = await Promise.all(ids.slice(from, from + TICKETS_AT_ONCE).map((id) => this.api.get<Ticket>(`/api/tickets/${encodeURIComponent(id)}`, {}, { signal: this.left.signal })));
        this.tickets.update((known) => new Map([...known, ...some.map((ticket) => [ticket.ticketId, ticket] as const)]));
      }
    });
  }

  private async doing(work: () => Promise<void>): Promise<void> {
    await this.guarded(work);
    this.tickets.set(new Map());
    this.readAgain();
    if (!this.problem()) void this.follow(MOST_AGAIN);
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await work();
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }

  /** The saga goes on after the answer: read until it rests, the page is left, or it takes too long. */
  private async follow(times: number): Promise<void> {
    for (let time = 0; time < times && !this.left.signal.aborted; time++) {
      await new Promise((later) => setTimeout(later, AGAIN_MS));
      if (this.left.signal.aborted) return;
      this.readAgain();
      const saga = this.saga.value();
      if (time > 0 && saga?.steps.length === 0 && saga.cancellations.every(({ state, refundStatus }) => state === 'done' || state === 'refused' || refundStatus === 'failed')) return;
    }
  }

  private path(): string {
    return `/api/orders/${encodeURIComponent(this.orderId())}`;
  }
}
