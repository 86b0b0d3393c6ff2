/** As in the contracts: a decimal string at the scale of the currency. */
export interface Money {
  readonly currency: string;
  readonly amount: string;
}

function scaleOf(amount: string): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

function toUnits(amount: string, scale: number): bigint {
  const negative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(scale, '0'));
  return negative ? -units : units;
}

function toAmount(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/**
 * Adds amounts of one currency, exactly.
 *
 * @throws RangeError for amounts of different currencies
 */
export function sum(amounts: readonly Money[]): Money | undefined {
  const first = amounts[0];
  if (!first) return undefined;
  if (amounts.some((money) => money.currency !== first.currency)) throw new RangeError('different currencies');
  const scale = Math.max(...amounts.map((money) => scaleOf(money.amount)));
  return {
    currency: first.currency,
    amount: toAmount(
      amounts.reduce((total, money) => total + toUnits(money.amount, scale), 0n),
      scale,
    ),
  };
}

/** As often as there are places. */
export function times(money: Money, count: number): Money {
  const scale = scaleOf(money.amount);
  return { currency: money.currency, amount: toAmount(toUnits(money.amount, scale) * BigInt(count), scale) };
}

/** A share in percent, rounded half to even at the scale of the amount. For showing before the server answers; the server decides. */
export function percent(money: Money, share: number): Money {
  const scale = scaleOf(money.amount);
  const product = toUnits(money.amount, scale) * BigInt(share);
  const whole = product / 100n;
  const rest = product % 100n;
  const up = rest > 50n || (rest === 50n && whole % 2n === 1n);
  return { currency: money.currency, amount: toAmount(up ? whole + 1n : whole, scale) };
}

export function isZero(money: Money): boolean {
  return toUnits(money.amount, scaleOf(money.amount)) === 0n;
}

/** Positive when a is more than b. */
export function compare(a: Money, b: Money): number {
  const scale = Math.max(scaleOf(a.amount), scaleOf(b.amount));
  const difference = toUnits(a.amount, scale) - toUnits(b.amount, scale);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

/** As people of a language write it; never rounded, however large. */
export function formatMoney(money: Money, locale: string): string {
  const scale = scaleOf(money.amount);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: scale,
    maximumFractionDigits: scale,
  });
  return format.format(money.amount as Intl.StringNumericLiteral);
}
