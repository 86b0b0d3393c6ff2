import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** One file a language, fetched when it is spoken first. */
@Injectable({ providedIn: 'root' })
export class TextLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    switch (language) {
      case 'fr':
        return (await import('../../texts/fr.json')).default;
      case 'ar':
        return (await import('../../texts/ar.json')).default;
      default:
        return (await import('../../texts/en.json')).default;
    }
  }
}
