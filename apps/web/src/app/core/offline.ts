import { isPlatformBrowser } from '@angular/common';
import { inject, Injectable, PLATFORM_ID, signal } from '@angular/core';
import { LANGUAGES } from './language-names';
import { TextLoader } from './text-loader';

const WORKER = '/sw.js';
const TICKETS = 'eventify-tickets';
const HASHED = /-[0-9A-Za-z_-]{8}\.(js|css)$/;

/** What is there without a network: the tickets. public/sw.js keeps them. */
@Injectable({ providedIn: 'root' })
export class Offline {
  private readonly inBrowser = isPlatformBrowser(inject(PLATFORM_ID));
  private readonly texts = inject(TextLoader);
  private readonly away = signal(false);
  /** Whether the browser says that there is no network. */
  readonly isAway = this.away.asReadonly();

  begin(): void {
    if (!this.inBrowser) return;
    const look = (): void => this.away.set(!navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    look();
    // Without it (an old browser, no TLS) everything works but without a network.
    if ('serviceWorker' in navigator) navigator.serviceWorker.register(WORKER).catch((refused: unknown) => console.warn(String(refused)));
  }

  /**
   * Keeps tickets with all that shows them; what was kept before and is not among them goes.
   *
   * @param addresses of the API
   */
  async keepTickets(addresses: readonly string[]): Promise<void> {
    if (!this.inBrowser || this.away() || !('serviceWorker' in navigator)) return;
    const { active } = await navigator.serviceWorker.ready;
    // so that their files are loaded, too
    await Promise.all(LANGUAGES.map((language) => this.texts.getTranslation(language)));
    const files = performance
      .getEntriesByType('resource')
      .map((entry) => new URL(entry.name))
      .filter((url) => url.origin === location.origin && HASHED.test(url.pathname))
      .map((url) => url.pathname);
    const pages = LANGUAGES.map((language) => `/${language}/tickets`);
    const answers = new MessageChannel();
    answers.port1.onmessage = ({ data }: MessageEvent<string>) => {
      if (data === 'kept') document.documentElement.dataset['kept'] = String(addresses.length);
      else console.warn(data);
    };
    active?.postMessage({ kind: 'keep', files: [...new Set(files)], pages, tickets: addresses }, [answers.port2]);
  }

  /** Nobody is logged in any more: whoever comes next finds nothing. */
  async forget(): Promise<void> {
    if (this.inBrowser && 'caches' in window) await caches.delete(TICKETS);
  }
}
