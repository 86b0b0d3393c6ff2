import { computed, inject, Injectable, signal } from '@angular/core';
import {
  AddSeatsDocument,
  type AddSeatsMutationVariables,
  CartByIdDocument,
  type CartFragment,
  RemoveItemDocument,
  StartCartDocument,
} from '../api/generated/graphql';
import { Api } from '../core/api';
import { Keep } from '../core/keep';
import { Problem } from '../core/problem';

const KEY = 'eventify.cart';
const ORDER_KEY = 'eventify.order';

export type Wish = Pick<AddSeatsMutationVariables, 'seats' | 'zones' | 'best'>;

/** The cart of this browser's customer. The server has it; here is only which one it is. */
@Injectable({ providedIn: 'root' })
export class CartService {
  private readonly api = inject(Api);
  private readonly keep = inject(Keep);
  private readonly current = signal<CartFragment | undefined>(undefined);

  private readonly orderedLast = signal(this.keep.read(ORDER_KEY, 'session'));
  /** The order that the last cart became, until it is paid or over. */
  readonly lastOrder = this.orderedLast.asReadonly();
  /** What was read last, whatever became of it. */
  readonly cart = this.current.asReadonly();
  /** The cart while places are kept in it. */
  readonly open = computed(() => {
    const cart = this.current();
    return cart && cart.items.length > 0 && (cart.status === 'pending' || cart.status === 'confirmed') ? cart : undefined;
  });
  readonly places = computed(() => (this.open()?.items ?? []).reduce((count, item) => count + item.quantity, 0));

  /** After the page was loaded anew: the cart that was there. */
  async resume(): Promise<void> {
    const id = this.keep.read(KEY);
    if (!id || this.current()) return;
    await this.read(id);
  }

  async read(id: string): Promise<void> {
    try {
      const { reservation } = await this.api.graphql(CartByIdDocument, { id });
      this.take(reservation ?? undefined);
    } catch (failure) {
      const { code } = Problem.of(failure);
      if (code !== 'reservation_not_found' && code !== 'unauthorized') throw failure;
      this.forget();
    }
  }

  /**
   * Holds places, all or nothing.
   *
   * @param key the same for the same wish, so that a repetition holds nothing twice
   */
  async hold(performanceId: string, wish: Wish, key: string): Promise<CartFragment> {
    let cart = this.open();
    if (!cart || cart.performanceId !== performanceId || cart.status !== 'pending') {
      const begun = await this.api.graphql(StartCartDocument, { performanceId, key: `${key}-cart` });
      cart = begun.createReservation ?? undefined;
    }
    if (!cart) throw new Problem(0, 'unexpected', '', undefined);
    const { addItems } = await this.api.graphql(AddSeatsDocument, { cart: cart.id, performanceId, ...wish, key });
    if (!addItems) throw new Problem(0, 'unexpected', '', undefined);
    this.take(addItems);
    return addItems;
  }

  async remove(itemId: string): Promise<void> {
    const cart = this.current();
    if (!cart) return;
    const { removeItem } = await this.api.graphql(RemoveItemDocument, { cart: cart.id, item: itemId });
    this.take(removeItem ?? undefined);
  }

  /** More time, which a cart gets once. */
  async extend(): Promise<void> {
    const cart = this.current();
    if (!cart) return;
    await this.api.post(`/api/reservations/${cart.id}/extend`);
    await this.read(cart.id);
  }

  /** Gives all places back. */
  async giveBack(): Promise<void> {
    const cart = this.current();
    if (!cart) return;
    await this.api.delete(`/api/reservations/${cart.id}`);
    this.forget();
  }

  /** It is an order now; who comes back to the cart is told where it is. */
  ordered(order: string): void {
    this.forget();
    this.keep.write(ORDER_KEY, order, 'session');
    this.orderedLast.set(order);
  }

  /** Paid, or over: nothing to come back to. */
  settled(order: string): void {
    if (this.orderedLast() !== order) return;
    this.keep.forget(ORDER_KEY, 'session');
    this.orderedLast.set(undefined);
  }

  /** Ordered, lapsed or given back: there is no cart any more. */
  forget(): void {
    this.current.set(undefined);
    this.keep.forget(KEY);
  }

  private take(cart: CartFragment | undefined): void {
    if (!cart || !['pending', 'confirmed'].includes(cart.status)) {
      this.forget();
      return;
    }
    this.current.set(cart);
    this.keep.write(KEY, cart.id);
  }
}
