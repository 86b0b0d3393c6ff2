import { isPlatformBrowser } from '@angular/common';
import { inject, Injectable, PLATFORM_ID, signal } from '@angular/core';
import { Keep } from './keep';
import { LANGUAGES } from './language-names';
import { TextLoader } from './text-loader';

const WORKER = '/sw.js';
const TICKETS = 'eventify-tickets';
/** Database of what the door keeps to work without a network; a log-out deletes it. */
export const DOOR_LISTS = 'eventify-door';
/** Tells the next page, before it knows who is logged in, that there is such a list. */
export const DOOR_KEPT = 'eventify-door-kept';
const HASHED = /-[0-9A-Za-z_-]{8}\.(js|css)$/;

/** What is there without a network: the tickets, and the door's pages. public/sw.js keeps them. */
@Injectable({ providedIn: 'root' })
export class Offline {
  private readonly inBrowser = isPlatformBrowser(inject(PLATFORM_ID));
  private readonly texts = inject(TextLoader);
  private readonly keep = inject(Keep);
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
    if (await this.keepFiles('keep', 'tickets', { tickets: addresses })) document.documentElement.dataset['kept'] = String(addresses.length);
  }

  /** Keeps the pages of the door as they are loaded now; what they show, the door keeps itself. */
  async keepDoor(): Promise<void> {
    this.keep.write(DOOR_KEPT, 'yes');
    if (await this.keepFiles('keep-door', 'door', {})) document.documentElement.dataset['doorKept'] = 'yes';
  }

  /** @returns whether all of it is kept now */
  private async keepFiles(kind: string, page: string, more: object): Promise<boolean> {
    if (!this.inBrowser || this.away() || !('serviceWorker' in navigator)) return false;
    const { active } = await navigator.serviceWorker.ready;
    // so that their files are loaded, too
    await Promise.all(LANGUAGES.map((language) => this.texts.getTranslation(language)));
    const files = performance
      .getEntriesByType('resource')
      .map((entry) => new URL(entry.name))
      .filter((url) => url.origin === location.origin && HASHED.test(url.pathname))
      .map((url) => url.pathname);
    const pages = LANGUAGES.map((language) => `/${language}/${page}`);
    const answers = new MessageChannel();
    if (!active) return false;
    return new Promise((done) => {
      answers.port1.onmessage = ({ data }: MessageEvent<string>) => {
        if (data !== 'kept') console.warn(data);
        answers.port1.close();
        done(data === 'kept');
      };
      active.postMessage({ kind, files: [...new Set(files)], pages, ...more }, [answers.port2]);
    });
  }

  /** Nobody is logged in any more: whoever comes next finds nothing. */
  async forget(): Promise<void> {
    if (!this.inBrowser) return;
    this.keep.forget(DOOR_KEPT);
    if ('indexedDB' in window) {
      await new Promise<void>((done, failed) => {
        const request = indexedDB.deleteDatabase(DOOR_LISTS);
        // a page that has it open closes it when it hears of this
        request.onsuccess = () => done();
        request.onerror = () => failed(request.error ?? new DOMException('', 'UnknownError'));
      });
    }
    if ('caches' in window) await caches.delete(TICKETS);
  }
}
