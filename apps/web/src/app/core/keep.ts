import { isPlatformBrowser } from '@angular/common';
import { inject, Injectable, PLATFORM_ID } from '@angular/core';

/** What the browser keeps for the reader. A browser that refuses (private mode, full) forgets; nothing that counts is kept here. */
@Injectable({ providedIn: 'root' })
export class Keep {
  private readonly inBrowser = isPlatformBrowser(inject(PLATFORM_ID));

  read(key: string, where: 'session' | 'local' = 'local'): string | undefined {
    return this.attempt(() => this.storage(where).getItem(key) ?? undefined);
  }

  write(key: string, value: string, where: 'session' | 'local' = 'local'): void {
    this.attempt(() => this.storage(where).setItem(key, value));
  }

  forget(key: string, where: 'session' | 'local' = 'local'): void {
    this.attempt(() => this.storage(where).removeItem(key));
  }

  private storage(where: 'session' | 'local'): Storage {
    return where === 'session' ? sessionStorage : localStorage;
  }

  private attempt<T>(action: () => T): T | undefined {
    if (!this.inBrowser) return undefined;
    try {
      return action();
    } catch (refused) {
      if (refused instanceof DOMException) return undefined;
      throw refused;
    }
  }
}
