import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { type Translation, TranslocoService } from '@jsverse/transloco';
import { LanguageService } from './language';
import type { Language } from './language-names';

/** Where an area keeps its texts; fetched when somebody enters it, so that customers do not carry what only staff read. */
export type AreaTexts = Record<Language, () => Promise<{ default: Translation }>>;

/** Everything in an area waits for its texts. Below {@link speak}, which has chosen the language. */
export function areaTexts(texts: AreaTexts): CanActivateFn {
  return async () => {
    const transloco = inject(TranslocoService);
    const language = inject(LanguageService).language();
    transloco.setTranslation((await texts[language]()).default, language);
    return true;
  };
}
