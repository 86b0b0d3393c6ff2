import { Injectable, signal } from '@angular/core';

const PAUSE_MS = 3_600_000;

/** Whether a newer version of the app was put in place while this one is open. The service worker carries the version: another one takes over as soon as the browser has found it. */
@Injectable({ providedIn: 'root' })
export class Updates {
  private readonly there = signal(false);
  readonly newer = this.there.asReadonly();

  /** Looks whenever the reader comes back to the page, once an hour at most. */
  begin(workers: ServiceWorkerContainer | undefined = navigator.serviceWorker): void {
    if (!workers) return;
    // the first worker of a visitor takes over, too
    let known = workers.controller !== null;
    workers.addEventListener('controllerchange', () => {
      if (known) this.there.set(true);
      known = true;
    });
    let looked = Date.now();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible' || Date.now() - looked < PAUSE_MS) return;
      looked = Date.now();
      void workers.getRegistration().then((registration) => registration?.update()).catch((refused: unknown) => console.warn(String(refused)));
    });
  }

  take(): void {
    location.reload();
  }
}
