import { inject, Injectable } from '@angular/core';
import { SETTINGS } from '../core/settings';

export interface Card {
  readonly number: string;
  readonly month: number;
  readonly year: number;
  readonly code: string;
}

/** What came of a confirmation: taken, on to the bank's page, or refused with the provider's word for why. */
export type Confirmed =
  | { readonly kind: 'taken' }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'refused'; readonly code: string };

interface Intent {
  readonly status?: string;
  readonly next_action?: { readonly redirect_to_url?: { readonly url?: string } } | null;
  readonly last_payment_error?: { readonly code?: string; readonly decline_code?: string } | null;
  readonly error?: { readonly code?: string; readonly decline_code?: string; readonly type?: string };
}

const LIMIT_MS = 20_000;

/** Words of refusals that have a text of their own: what the payer can do about them. */
const TOLD: ReadonlySet<string> = new Set([
  'generic_decline',
  'insufficient_funds',
  'expired_card',
  'incorrect_cvc',
  'incorrect_number',
  'invalid_expiry_year',
  'invalid_expiry_month',
  'processing_error',
  'authentication_required',
  'payment_intent_authentication_failure',
  'lost_card',
  'stolen_card',
  'card_velocity_exceeded',
  'fraudulent',
  'unreachable',
]);

export function refusalText(code: string): string {
  return `declines.${TOLD.has(code) ? code : 'generic_decline'}`;
}

/**
 * The payment provider's simulator as the browser sees it: the provider's own API. Card data goes from the page's fields there and nowhere else. Only test cards exist there; with
 * a real provider its own script brings its own fields, and no field of ours ever sees a card.
 */
@Injectable({ providedIn: 'root' })
export class SimulatedProvider {
  private readonly settings = inject(SETTINGS);

  async confirm(clientSecret: string, publishableKey: string, card: Card, returnTo: string): Promise<Confirmed> {
    const method = await this.send('/v1/payment_methods', publishableKey, {
      type: 'card',
      'card[number]': card.number,
      'card[exp_month]': String(card.month),
      'card[exp_year]': String(card.year),
      'card[cvc]': card.code,
    });
    if (method.error) return { kind: 'refused', code: refusal(method.error) };
    const intent = await this.send(`/v1/payment_intents/${intentOf(clientSecret)}/confirm`, publishableKey, {
      client_secret: clientSecret,
      payment_method: (method as { id?: string }).id ?? '',
      return_url: returnTo,
    });
    return outcome(intent);
  }

  private async send(path: string, publishableKey: string, parameters: Record<string, string>): Promise<Intent> {
    try {
      const response = await fetch(this.settings.paymentUrl + path, {
        method: 'POST',
        headers: { Authorization: `Bearer ${publishableKey}`, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(parameters),
        signal: AbortSignal.timeout(LIMIT_MS),
      });
      return (await response.json()) as Intent;
    } catch (failure) {
      if (failure instanceof TypeError || failure instanceof DOMException) return { error: { code: 'unreachable' } };
      throw failure;
    }
  }
}

/** "pi_1_secret_2" is the secret of "pi_1". */
export function intentOf(clientSecret: string): string {
  return clientSecret.split('_secret_')[0] ?? '';
}

export function outcome(intent: Intent): Confirmed {
  if (intent.error) return { kind: 'refused', code: refusal(intent.error) };
  switch (intent.status) {
    case 'requires_capture':
    case 'succeeded':
    case 'processing':
      return { kind: 'taken' };
    case 'requires_action': {
      const to = intent.next_action?.redirect_to_url?.url;
      return to ? { kind: 'redirect', to } : { kind: 'refused', code: 'authentication_required' };
    }
    default:
      return { kind: 'refused', code: intent.last_payment_error ? refusal(intent.last_payment_error) : 'generic_decline' };
  }
}

function refusal(error: { code?: string; decline_code?: string }): string {
  return error.decline_code ?? error.code ?? 'generic_decline';
}

/** Digits only, whatever the payer's keyboard writes: Arabic-Indic ones too. */
export function digits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15)).replace(/\D/g, '');
}

/** Check digit of card numbers (ISO/IEC 7812-1, annex B). */
export function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  let total = 0;
  for (let place = 0; place < number.length; place++) {
    const digit = Number(number[number.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    total += doubled > 9 ? doubled - 9 : doubled;
  }
  return total % 10 === 0;
}

/** "12/30" or "1230"; undefined when it is none or over. */
export function expiry(text: string, now: Date): { month: number; year: number } | undefined {
  const found = /^(\d{2})(?:20)?(\d{2})$/.exec(digits(text));
  if (!found) return undefined;
  const month = Number(found[1]);
  const year = 2000 + Number(found[2]);
  const isOver = year < now.getUTCFullYear() || (year === now.getUTCFullYear() && month < now.getUTCMonth() + 1);
  return month >= 1 && month <= 12 && !isOver ? { month, year } : undefined;
}
