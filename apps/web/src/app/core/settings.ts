import { DOCUMENT } from '@angular/common';
import { inject, InjectionToken } from '@angular/core';

/** What an installation sets: the web app's server writes it into each page. */
export interface Settings {
  readonly paymentProvider: 'simulator' | 'stripe';
  readonly paymentUrl: string;
}

export const SETTINGS = new InjectionToken<Settings>('SETTINGS', {
  providedIn: 'root',
  factory: () => {
    const written = inject(DOCUMENT).querySelector('meta[name=eventify-settings]')?.getAttribute('content') ?? '{}';
    const settings = JSON.parse(written) as Partial<Settings>;
    return {
      paymentProvider: settings.paymentProvider === 'simulator' ? 'simulator' : 'stripe',
      paymentUrl: settings.paymentUrl ?? '',
    };
  },
});
