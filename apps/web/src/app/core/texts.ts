import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { toSignal } from '@angular/core/rxjs-interop';
import { LanguageService } from './language';
import { formatMoney, type Money } from './money';
import { type Problem, textOf } from './problem';
import { formatDay, formatMoment, formatTime } from './time';

/** Everything a template writes for people, in their language. Reads signals, so that a page follows a change of language. */
@Injectable({ providedIn: 'root' })
export class Texts {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(LanguageService);
  private readonly spoken = toSignal(this.transloco.langChanges$, { initialValue: this.transloco.getActiveLang(), equal: () => false });

  text(key: string, values: Record<string, string | number> = {}): string {
    this.spoken();
    return this.transloco.translate(key, values);
  }

  /** The form of a text for a number, as the language counts: Arabic has six. `{{ count }}` is the number. */
  plural(key: string, count: number, values: Record<string, string | number> = {}): string {
    const form = new Intl.PluralRules(this.language.locale()).select(count);
    return this.text(`${key}.${form}`, { ...values, count: this.number(count) });
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.language.locale()).format(value);
  }

  money(money: Money): string {
    return formatMoney(money, this.language.locale());
  }

  moment(instant: string, zone: string): string {
    return formatMoment(instant, zone, this.language.locale());
  }

  day(instant: string, zone: string): string {
    return formatDay(instant, zone, this.language.locale());
  }

  time(instant: string, zone: string): string {
    return formatTime(instant, zone, this.language.locale());
  }

  problem(problem: Problem): string {
    return this.text(textOf(problem), { message: problem.message });
  }

  /** A word that the contracts use, such as a status; the word itself when it is new to us. */
  word(group: string, code: string): string {
    const key = `${group}.${code}`;
    const text = this.text(key);
    return text === key ? code : text;
  }
}
