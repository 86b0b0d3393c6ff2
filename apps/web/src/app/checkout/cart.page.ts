import { afterNextRender, ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PlaceOrderDocument } from '../api/generated/graphql';
import type { CatalogPerformance } from '../api/types';
import { Api } from '../core/api';
import { Keep } from '../core/keep';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import { MomentComponent } from '../shell/moment';
import { ProblemNote } from '../shell/problem-note';
import { CartService } from './cart';
import { CountdownComponent } from './countdown';

@Component({
  selector: 'ev-cart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, CountdownComponent, MomentComponent, ProblemNote],
  template: `
    <section class="page narrow">
      <h1>{{ texts.text('cart.title') }}</h1>
      @if (cart.open(); as open) {
        <div class="card time-card">
          <p><span>{{ texts.text('cart.keptFor') }}</span> <ev-countdown [until]="open.expiresAt" (over)="lapsed()" /></p>
          @if (!extended()) {
            <button type="button" class="button small quiet" [disabled]="busy()" (click)="extend()">{{ texts.text('cart.extend') }}</button>
          } @else {
            <p class="hint">{{ texts.text('cart.extended') }}</p>
          }
        </div>
        @if (performance.value(); as shown) {
          <p class="lead">{{ language.pick(shown.eventTitle) }}<br /><span class="hint"><ev-moment [at]="shown.startTime" [zone]="shown.timeZone" />@if (shown.venue; as venue) { · {{ language.pick(venue.name) }}, {{ venue.city }}}</span></p>
        }
        <ul class="lines">
          @for (item of open.items; track item.id) {
            <li>
              <span>{{ item.label }}@if (item.quantity > 1) { × {{ texts.number(item.quantity) }}}<br /><span class="hint">{{ categoryName(item.priceCategory) }}</span></span>
              <span class="line-end"><strong>{{ texts.money(item.subtotal) }}</strong>
                <button type="button" class="icon-button" [disabled]="busy()" (click)="remove(item.id)" [attr.aria-label]="texts.text('choose.remove', { place: item.label })">×</button></span>
            </li>
          }
        </ul>
        @if (open.total; as total) {
          <p class="total"><span>{{ texts.text('choose.total') }} <span class="hint">{{ texts.text('cart.taxIn') }}</span></span> <strong>{{ texts.money(total) }}</strong></p>
        }
        @if (problem(); as problem) {
          <ev-problem [problem]="problem" />
        }
        <p class="actions">
          <button type="button" class="button big" [disabled]="busy()" (click)="order()">{{ busy() ? texts.text('cart.ordering') : texts.text('cart.order') }}</button>
          @if (performance.value(); as shown) {
            <a class="button quiet" [routerLink]="['/', language.language(), 'events', shown.eventId, 'performances', shown.performanceId]">{{ texts.text('cart.more') }}</a>
          }
          <button type="button" class="button small quiet" [disabled]="busy()" (click)="giveBack()">{{ texts.text('cart.giveBack') }}</button>
        </p>
        <p class="hint">{{ texts.text('cart.next') }}</p>
      } @else {
        @if (problem(); as problem) {
          <ev-problem [problem]="problem" />
        }
        @if (ready()) {
          <p>{{ over() ? texts.text('cart.lapsed') : cart.lastOrder() ? texts.text('cart.ordered') : texts.text('cart.empty') }}</p>
          <p class="actions">
            @if (cart.lastOrder(); as order) {
              <a class="button" [routerLink]="['/', language.language(), 'orders', order, 'pay']">{{ texts.text('cart.toOrder') }}</a>
            }
            @if (lastPerformance(); as shown) {
              <a class="button" [routerLink]="['/', language.language(), 'events', shown.eventId, 'performances', shown.performanceId]">{{ texts.text('cart.again') }}</a>
            }
            <a class="button quiet" [routerLink]="['/', language.language(), 'search']">{{ texts.text('notFound.search') }}</a>
          </p>
        } @else {
          <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone"></div><div class="bone"></div><div class="bone short"></div></div>
        }
      }
    </section>
  `,
})
export class CartPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  protected readonly cart = inject(CartService);
  private readonly session = inject(Session);
  private readonly api = inject(Api);
  private readonly keep = inject(Keep);
  private readonly router = inject(Router);

  protected readonly ready = signal(false);
  protected readonly busy = signal(false);
  protected readonly over = signal(false);
  protected readonly extended = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly performance = remote(
    'cart-performance',
    () => this.cart.open()?.performanceId ?? undefined,
    async (id, signal) => (await this.api.get<CatalogPerformance[]>('/api/catalog/performances', { id }, { signal }))[0],
  );
  protected readonly lastPerformance = computed(() => this.performance.value());

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('cart.title'), indexed: false }));
    afterNextRender(() => {
      void this.attempt(async () => {
        await this.session.ready();
        await this.cart.resume();
        const open = this.cart.cart();
        if (open) this.extended.set(this.keep.read(extendedKey(open.id), 'session') === 'yes');
      }).then(() => this.ready.set(true));
    });
  }

  protected categoryName(code: string): string {
    const category = this.performance.value()?.prices?.categories.find((each) => each.code === code);
    return this.language.pick(category?.name) || code;
  }

  protected lapsed(): void {
    this.over.set(true);
    this.cart.forget();
  }

  protected extend(): void {
    const id = this.cart.cart()?.id;
    void this.attempt(async () => {
      try {
        await this.cart.extend();
      } catch (failure) {
        if (Problem.of(failure).code === 'reservation_already_extended') this.extended.set(true);
        throw failure;
      }
      this.extended.set(true);
      if (id) this.keep.write(extendedKey(id), 'yes', 'session');
    });
  }

  protected remove(item: string): void {
    void this.attempt(() => this.cart.remove(item));
  }

  protected giveBack(): void {
    void this.attempt(() => this.cart.giveBack());
  }

  /** The same order however often it is asked for: the key belongs to the cart. */
  protected order(): void {
    const open = this.cart.open();
    if (!open) return;
    void this.attempt(async () => {
      if (!(await this.session.require())) return;
      const { placeOrder } = await this.api.graphql(PlaceOrderDocument, {
        cart: open.id,
        language: this.language.language(),
        key: `order-${open.id}`,
      });
      if (!placeOrder) throw new Problem(0, 'unexpected', '', undefined);
      this.cart.ordered(placeOrder.id);
      await this.router.navigate(['/', this.language.language(), 'orders', placeOrder.id, 'pay']);
    });
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await action();
    } catch (failure) {
      const problem = Problem.of(failure);
      if (problem.code === 'unauthorized') this.session.login();
      else if (problem.code === 'reservation_expired') this.lapsed();
      else this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}

function extendedKey(cart: string): string {
  return `eventify.extended.${cart}`;
}
