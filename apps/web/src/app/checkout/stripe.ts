import type { Confirmed } from './payment';
import { outcome } from './payment';

/** As much of Stripe.js as is used (docs.stripe.com/js). */
interface StripeJs {
  elements(options: { clientSecret: string; locale: string }): StripeElements;
  confirmPayment(options: { elements: StripeElements; confirmParams: { return_url: string }; redirect: 'if_required' }): Promise<{
    error?: { code?: string; decline_code?: string; type?: string };
    paymentIntent?: { status: string };
  }>;
}

interface StripeElements {
  create(type: 'payment'): { mount(element: HTMLElement): void; destroy(): void };
}

const SCRIPT = 'https://js.stripe.com/clover/stripe.js';
let loading: Promise<(key: string) => StripeJs> | undefined;

/** The provider asks that its script comes from its own site; it is fetched when somebody pays, not before. */
function load(): Promise<(key: string) => StripeJs> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.onload = () => resolve((window as unknown as { Stripe: (key: string) => StripeJs }).Stripe);
    script.onerror = () => {
      loading = undefined;
      script.remove();
      reject(new TypeError('the payment provider cannot be reached'));
    };
    document.head.appendChild(script);
  });
  return loading;
}

/** The provider's own fields inside an element of ours. */
export class StripeElement {
  private constructor(
    private readonly stripe: StripeJs,
    private readonly elements: StripeElements,
    private readonly fields: { destroy(): void },
  ) {}

  static async mount(into: HTMLElement, publishableKey: string, clientSecret: string, locale: string): Promise<StripeElement> {
    const stripe = (await load())(publishableKey);
    const elements = stripe.elements({ clientSecret, locale });
    const fields = elements.create('payment');
    fields.mount(into);
    return new StripeElement(stripe, elements, fields);
  }

  /** The provider leads to the bank's page by itself when there has to be one. */
  async confirm(returnTo: string): Promise<Confirmed> {
    const answer = await this.stripe.confirmPayment({ elements: this.elements, confirmParams: { return_url: returnTo }, redirect: 'if_required' });
    return outcome({ ...answer.paymentIntent, error: answer.error });
  }

  destroy(): void {
    this.fields.destroy();
  }
}
