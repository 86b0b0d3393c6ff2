import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { map } from 'rxjs';
import { Keep } from './keep';
import type { Language } from './language-names';

export { isLanguage, LANGUAGES, type Language } from './language-names';
export type Digits = 'latn' | 'arab';

const LOCALES: Record<Language, string> = { fr: 'fr', en: 'en-GB', ar: 'ar' };
const DIGITS_KEY = 'eventify.digits';

/** The same address in another language. */
export function inLanguage(url: string, language: Language): string {
  return url.replace(/^\/(fr|en|ar)(?=\/|\?|#|$)/, `/${language}`);
}

/** In which language the reader reads, and with which digits in Arabic. */
@Injectable({ providedIn: 'root' })
export class LanguageService {
  private readonly document = inject(DOCUMENT);
  private readonly keep = inject(Keep);
  private readonly chosen = signal<Language>('en');
  private readonly wantedDigits = signal<Digits>(this.keep.read(DIGITS_KEY) === 'arab' ? 'arab' : 'latn');

  readonly language = this.chosen.asReadonly();
  readonly digits = this.wantedDigits.asReadonly();
  readonly direction = computed(() => (this.chosen() === 'ar' ? 'rtl' : 'ltr'));
  /** For Intl: language, and the digits that were asked for. */
  readonly locale = computed(() => {
    const locale = LOCALES[this.chosen()];
    return this.chosen() === 'ar' ? `${locale}-u-nu-${this.wantedDigits()}` : locale;
  });

  speak(language: Language): void {
    this.chosen.set(language);
    this.document.documentElement.lang = language;
    this.document.documentElement.dir = this.direction();
  }

  writeDigits(digits: Digits): void {
    this.wantedDigits.set(digits);
    this.keep.write(DIGITS_KEY, digits);
  }

  /** The text in the reader's language, else in another one that there is. */
  pick(texts: Partial<Record<string, string>> | undefined): string {
    if (!texts) return '';
    return texts[this.chosen()] ?? texts['en'] ?? texts['fr'] ?? texts['ar'] ?? Object.values(texts)[0] ?? '';
  }
}

/** Everything below a language waits for its texts. */
export function speak(language: Language): CanActivateFn {
  return () => {
    const texts = inject(TranslocoService);
    const languages = inject(LanguageService);
    return texts.load(language).pipe(
      map(() => {
        languages.speak(language);
        texts.setActiveLang(language);
        return true;
      }),
    );
  };
}
