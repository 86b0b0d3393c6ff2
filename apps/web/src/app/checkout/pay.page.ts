import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, effect, type ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { OrderByIdDocument } from '../api/generated/graphql';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { listen } from '../core/live';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Session } from '../core/session';
import { SETTINGS } from '../core/settings';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { CartService } from './cart';
import { CountdownComponent } from './countdown';
import { type Confirmed, digits, expiry, isCardNumber, refusalText, SimulatedProvider } from './payment';
import { StripeElement } from './stripe';

const PAYABLE: ReadonlySet<string> = new Set(['pending', 'seats_held', 'placed']);
const UNDER_WAY: ReadonlySet<string> = new Set(['authorised', 'processing', 'paid']);
const TEST_CARDS = [
  { number: '4242 4242 4242 4242', key: 'visa' },
  { number: '4000 0000 0000 3220', key: 'secure' },
  { number: '4000 0000 0000 0002', key: 'declined' },
  { number: '4000 0000 0000 9995', key: 'funds' },
] as const;

@Component({
  selector: 'ev-pay',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, CountdownComponent, ProblemNote],
  template: `
    <section class="page narrow">
      <h1>{{ texts.text('pay.title') }}</h1>
      @if (order.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="order.reload()" />
      }
      @if (order.value(); as shown) {
        <p class="lead">{{ shown.title }}<br /><span class="hint">{{ texts.text('order.number') }} <bdi>{{ shown.number }}</bdi></span></p>
        <ul class="lines">
          @for (line of shown.lines; track line.id) {
            <li><span>{{ line.label }}</span><strong>{{ texts.money(line.price) }}</strong></li>
          }
        </ul>
        <p class="total"><span>{{ texts.text('choose.total') }}</span> <strong>{{ texts.money(shown.total) }}</strong></p>
        @if (waiting()) {
          <div class="card steps" role="status">
            <p><strong>{{ texts.text('pay.waiting') }}</strong></p>
            <p class="hint">{{ texts.word('orderStatuses', shown.status) }}</p>
            <div class="progress-line" aria-hidden="true"></div>
          </div>
        } @else if (payable()) {
          <p class="card time-card"><span>{{ texts.text('pay.until') }} <ev-countdown [until]="shown.payUntil" (over)="order.reload()" /></span></p>
          @if (refused(); as code) {
            <div class="note is-bad" role="alert"><p>{{ texts.text(declineText(code)) }}</p><p class="hint">{{ texts.text('pay.stillYours') }}</p></div>
          }
          @if (simulated) {
            <form class="card pay-form" novalidate (submit)="$event.preventDefault(); pay()">
              <p class="tag is-warm">{{ texts.text('pay.simulated') }}</p>
              <label>{{ texts.text('pay.number') }}
                <input dir="ltr" inputmode="numeric" autocomplete="cc-number" maxlength="23" [value]="number()" (input)="number.set($any($event.target).value)" [attr.aria-invalid]="tried() && !numberOk()" aria-describedby="number-wrong" />
                <span id="number-wrong" class="wrong">{{ tried() && !numberOk() ? texts.text('pay.numberWrong') : '' }}</span>
              </label>
              <div class="field-row">
                <label>{{ texts.text('pay.expiry') }}
                  <input dir="ltr" inputmode="numeric" autocomplete="cc-exp" placeholder="MM/YY" maxlength="7" [value]="date()" (input)="date.set($any($event.target).value)" [attr.aria-invalid]="tried() && !dateOk()" aria-describedby="date-wrong" />
                  <span id="date-wrong" class="wrong">{{ tried() && !dateOk() ? texts.text('pay.expiryWrong') : '' }}</span>
                </label>
                <label>{{ texts.text('pay.code') }}
                  <input dir="ltr" inputmode="numeric" autocomplete="cc-csc" maxlength="4" [value]="code()" (input)="code.set($any($event.target).value)" [attr.aria-invalid]="tried() && !codeOk()" aria-describedby="code-wrong" />
                  <span id="code-wrong" class="wrong">{{ tried() && !codeOk() ? texts.text('pay.codeWrong') : '' }}</span>
                </label>
              </div>
              <details class="test-cards">
                <summary>{{ texts.text('pay.testCards') }}</summary>
                <ul class="plain-list">
                  @for (card of testCards; track card.number) {
                    <li><button type="button" class="button small quiet" (click)="useCard(card.number)"><bdi dir="ltr">{{ card.number }}</bdi> — {{ texts.word('testCards', card.key) }}</button></li>
                  }
                </ul>
              </details>
              <button class="button big" [disabled]="busy()">{{ busy() ? texts.text('pay.paying') : texts.text('pay.pay', { amount: texts.money(shown.total) }) }}</button>
            </form>
          } @else {
            <form class="card pay-form" (submit)="$event.preventDefault(); pay()">
              <div #fields class="provider-fields"></div>
              <button class="button big" [disabled]="busy() || !mounted()">{{ busy() ? texts.text('pay.paying') : texts.text('pay.pay', { amount: texts.money(shown.total) }) }}</button>
            </form>
          }
          <p class="hint">{{ texts.text('pay.promise') }}</p>
        } @else {
          <p class="note is-bad">{{ texts.word('orderReasons', shown.reason ?? shown.status) }}</p>
          <p class="actions"><a class="button" [routerLink]="['/', language.language(), 'search']">{{ texts.text('notFound.search') }}</a>
            <a class="button quiet" [routerLink]="['/', language.language(), 'orders', shown.id]">{{ texts.text('pay.details') }}</a></p>
        }
      } @else if (!order.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone"></div><div class="bone"></div><div class="bone map-bone"></div></div>
      }
    </section>
  `,
})
export class PayPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly cart = inject(CartService);
  private readonly router = inject(Router);
  private readonly provider = inject(SimulatedProvider);
  protected readonly simulated = inject(SETTINGS).paymentProvider === 'simulator';
  protected readonly testCards = TEST_CARDS;
  protected readonly declineText = refusalText;

  readonly orderId = input.required<string>();
  /** On the way back from the bank's page. */
  readonly redirect_status = input<string>();

  private readonly known = signal(false);
  protected readonly order = remote(
    'pay-order',
    () => (this.known() ? this.orderId() : undefined),
    async (id, signal) => {
      const { order } = await this.api.graphql(OrderByIdDocument, { id }, { signal });
      if (!order) throw new Problem(404, 'order_not_found', '', undefined);
      return order;
    },
  );
  protected readonly busy = signal(false);
  private readonly taken = signal(false);
  protected readonly refused = signal<string | undefined>(undefined);
  protected readonly payable = computed(() => PAYABLE.has(this.order.value()?.status ?? ''));
  protected readonly waiting = computed(() => this.taken() || UNDER_WAY.has(this.order.value()?.status ?? ''));

  protected readonly number = signal('');
  protected readonly date = signal('');
  protected readonly code = signal('');
  protected readonly tried = signal(false);
  protected readonly numberOk = computed(() => isCardNumber(digits(this.number())));
  protected readonly dateOk = computed(() => expiry(this.date(), new Date()) !== undefined);
  protected readonly codeOk = computed(() => /^\d{3,4}$/.test(digits(this.code())));

  private readonly fields = viewChild<ElementRef<HTMLElement>>('fields');
  private element: StripeElement | undefined;
  protected readonly mounted = signal(false);

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('pay.title'), indexed: false }));
    const destroyed = inject(DestroyRef);
    destroyed.onDestroy(() => this.element?.destroy());
    afterNextRender(() => {
      const back = this.redirect_status();
      if (back === 'succeeded') this.taken.set(true);
      if (back === 'failed') this.refused.set('payment_intent_authentication_failure');
      void this.session.require().then((known) => this.known.set(known));
      destroyed.onDestroy(listen(`orders/${this.orderId()}`, { order: () => this.order.reload() }));
    });
    effect(() => {
      const status = this.order.value()?.status;
      if (status === 'tickets_issued') untracked(() => void this.toTickets());
      if (status && !PAYABLE.has(status) && !UNDER_WAY.has(status)) untracked(() => this.cart.settled(this.orderId()));
    });
    effect(() => {
      const into = this.fields()?.nativeElement;
      const payment = this.order.value()?.payment;
      if (into && payment?.clientSecret && payment.publishableKey && !this.element) {
        const { clientSecret, publishableKey } = payment;
        untracked(() => void this.mount(into, publishableKey, clientSecret));
      }
    });
  }

  private async mount(into: HTMLElement, publishableKey: string, clientSecret: string): Promise<void> {
    try {
      this.element = await StripeElement.mount(into, publishableKey, clientSecret, this.language.language());
      this.mounted.set(true);
    } catch {
      this.refused.set('unreachable');
    }
  }

  private async toTickets(): Promise<void> {
    await this.router.navigate(['/', this.language.language(), 'orders', this.orderId()], { queryParams: { thanks: 1 }, replaceUrl: true });
  }

  protected useCard(number: string): void {
    this.number.set(number);
    this.date.set(`12/${String((new Date().getFullYear() + 3) % 100).padStart(2, '0')}`);
    this.code.set('123');
  }

  protected pay(): void {
    this.tried.set(true);
    const payment = this.order.value()?.payment;
    if (this.busy() || !payment?.clientSecret || !payment.publishableKey) return;
    const returnTo = `${location.origin}/${this.language.language()}/orders/${this.orderId()}/pay`;
    if (!this.simulated) {
      if (this.element) void this.carryOut(this.element.confirm(returnTo));
      return;
    }
    const until = expiry(this.date(), new Date());
    if (!this.numberOk() || !until || !this.codeOk()) return;
    const card = { number: digits(this.number()), ...until, code: digits(this.code()) };
    void this.carryOut(this.provider.confirm(payment.clientSecret, payment.publishableKey, card, returnTo));
  }

  private async carryOut(confirmation: Promise<Confirmed>): Promise<void> {
    this.busy.set(true);
    this.refused.set(undefined);
    try {
      const confirmed = await confirmation;
      if (confirmed.kind === 'redirect') {
        location.assign(confirmed.to);
        return;
      }
      if (confirmed.kind === 'refused') this.refused.set(confirmed.code);
      else this.taken.set(true);
    } finally {
      this.busy.set(false);
    }
  }
}
