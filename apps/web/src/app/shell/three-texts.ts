import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { LANGUAGES, type Language } from '../core/language';
import { Texts } from '../core/texts';

export type TextIn = Readonly<Partial<Record<string, string>>>;

const OWN_NAMES: Record<Language, string> = { fr: 'Français', en: 'English', ar: 'العربية' };

/** Leaves out what is empty: the contracts have no empty texts. */
export function filled(texts: TextIn): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).flatMap(([language, text]) => (text && text.trim() !== '' ? [[language, text.trim()]] : [])));
}

/** One text in the three languages, each written in its own direction. */
@Component({
  selector: 'ev-three-texts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset class="three-texts">
      <legend>{{ label() }}</legend>
      @for (language of languages; track language) {
        <label>{{ names[language] }}
          @if (long()) {
            <textarea rows="5" [attr.lang]="language" [attr.dir]="language === 'ar' ? 'rtl' : 'ltr'" [attr.maxlength]="most()" [value]="value()[language] ?? ''" (input)="write(language, $any($event.target).value)"></textarea>
          } @else {
            <input type="text" autocomplete="off" [attr.lang]="language" [attr.dir]="language === 'ar' ? 'rtl' : 'ltr'" [attr.maxlength]="most()" [value]="value()[language] ?? ''" (input)="write(language, $any($event.target).value)" />
          }
        </label>
      }
      @if (wrong(); as wrong) {
        <span class="wrong" role="alert">{{ wrong }}</span>
      }
    </fieldset>
  `,
})
export class ThreeTexts {
  protected readonly texts = inject(Texts);
  protected readonly languages = LANGUAGES;
  protected readonly names = OWN_NAMES;
  readonly label = input.required<string>();
  readonly value = input.required<TextIn>();
  readonly most = input(200);
  readonly long = input(false);
  readonly wrong = input('');
  readonly written = output<TextIn>();

  protected write(language: Language, text: string): void {
    this.written.emit({ ...this.value(), [language]: text });
  }
}
