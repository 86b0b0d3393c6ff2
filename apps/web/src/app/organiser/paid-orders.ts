import type { OrderList } from '../api/types';
import type { Api } from '../core/api';
import { type Money, sum } from '../core/money';
import { PAID_STATUSES, takenBy } from './prices';

const PAGE = 100;
/** of each status; beyond that the sum is "at least" */
const MOST_PAGES = 50;

export interface PaidOrders {
  readonly orders: number;
  /** what they brought, less what went back; undefined for nothing */
  readonly money: Money | undefined;
  readonly complete: boolean;
}

/** The orders of a performance whose money is with the organiser; page by page, for the contract has no sum of them. */
export async function paidOrders(api: Api, performanceId: string, signal: AbortSignal): Promise<PaidOrders> {
  const orders: OrderList['items'] = [];
  let complete = true;
  for (const status of PAID_STATUSES) {
    for (let page = 1; ; page++) {
      const found = await api.get<OrderList>('/api/orders', { performanceId, status, page, size: PAGE }, { signal });
      orders.push(...found.items);
      if (page * PAGE >= found.total) break;
      if (page === MOST_PAGES) {
        complete = false;
        break;
      }
    }
  }
  return { orders: orders.length, money: takenBy(orders), complete };
}

export interface PaidOrdersOfAll {
  readonly orders: number;
  /** one sum for each currency */
  readonly money: readonly Money[];
  readonly complete: boolean;
}

/** The same for several performances, one after the other: it is asked for seldom and not in a hurry. */
export async function paidOrdersOfAll(api: Api, performanceIds: readonly string[], signal: AbortSignal): Promise<PaidOrdersOfAll> {
  const each: PaidOrders[] = [];
  for (const id of performanceIds) each.push(await paidOrders(api, id, signal));
  const sums = each.flatMap((paid) => (paid.money ? [paid.money] : []));
  const currencies = [...new Set(sums.map((money) => money.currency))];
  return {
    orders: each.reduce((count, paid) => count + paid.orders, 0),
    money: currencies.flatMap((currency) => sum(sums.filter((money) => money.currency === currency)) ?? []),
    complete: each.every((paid) => paid.complete),
  };
}
