import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Pricing, PricingRequest } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Once } from '../core/once';
import { amountOf, codeOf } from './prices';
import { filled, type TextIn, ThreeTexts } from '../shell/three-texts';

interface Line {
  readonly key: number;
  /** stays when a category is changed: what was sold names it */
  readonly code: string;
  readonly seatClass: string;
  readonly name: TextIn;
  readonly amount: string;
}

const MOST_LINES = 100;
const CURRENCIES = ['EUR', 'TND', 'MAD', 'DZD', 'USD', 'GBP', 'CHF'] as const;

/** A list of prices: what each class of places costs, for whom. */
@Component({
  selector: 'ev-prices-edit',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote, ThreeTexts],
  template: `
    <section class="page narrow">
      <a class="back" [routerLink]="['/', language.language(), 'organiser', 'events', eventId()]">{{ texts.text('organiser.backToEvent') }}</a>
      <h1>{{ texts.text(pricesId() ? 'organiser.changePrices' : 'organiser.newPrices') }}</h1>
      @if (prices.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="prices.reload()" />
      } @else if (!pricesId() || prices.value()) {
        @if (pricesId()) {
          <p class="note">{{ texts.text('prices.changeNote') }}</p>
        }
        <form (submit)="$event.preventDefault(); save()">
          <div class="field-row">
            <label>{{ texts.text('prices.currency') }}
              <select (change)="currency.set($any($event.target).value)">
                @for (each of currencies(); track each) {
                  <option [value]="each" [selected]="each === currency()">{{ each }}</option>
                }
              </select>
            </label>
            <label>{{ texts.text('prices.taxPercent') }}<input type="text" inputmode="decimal" autocomplete="off" dir="ltr" [value]="tax()" (input)="tax.set($any($event.target).value)" [attr.aria-invalid]="asked() && taxPercent() === undefined" /></label>
          </div>
          @for (line of lines(); track line.key; let index = $index) {
            <fieldset class="card">
              <legend>{{ texts.text('prices.category', { number: texts.number(index + 1) }) }}</legend>
              <div class="field-row">
                <label>{{ texts.text('prices.seatClass') }}<input type="text" maxlength="100" autocomplete="off" [value]="line.seatClass" (input)="set(line, { seatClass: $any($event.target).value })" [attr.aria-invalid]="asked() && line.seatClass.trim() === ''" /></label>
                <label>{{ texts.text('prices.amount') }}<input type="text" inputmode="decimal" autocomplete="off" dir="ltr" [value]="line.amount" (input)="set(line, { amount: $any($event.target).value })" [attr.aria-invalid]="asked() && amount(line) === undefined" /></label>
              </div>
              <ev-three-texts [label]="texts.text('prices.name')" [value]="line.name" [most]="100" (written)="set(line, { name: $event })" />
              @if (lines().length > 1) {
                <button type="button" class="button small quiet" (click)="drop(line)">{{ texts.text('prices.remove') }}</button>
              }
            </fieldset>
          }
          <p class="actions"><button type="button" class="button small quiet" [disabled]="lines().length >= most" (click)="add()">{{ texts.text('prices.add') }}</button></p>
          <p class="hint">{{ texts.text('prices.help') }}</p>
          @if (asked() && !request()) {
            <p class="wrong" role="alert">{{ texts.text('prices.incomplete') }}</p>
          }
          @if (problem(); as problem) {
            <ev-problem [problem]="problem" />
            @if (problem.code === 'precondition_failed') {
              <p><button type="button" class="button small quiet" (click)="readAgain()">{{ texts.text('organiser.readAgain') }}</button></p>
            }
          }
          <p class="actions"><button class="button" [disabled]="busy()">{{ texts.text('organiser.save') }}</button></p>
        </form>
      } @else {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone card-bone"></div></div>
      }
    </section>
  `,
})
export class PricesEditPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly once = new Once();
  protected readonly most = MOST_LINES;

  readonly eventId = input.required<string>();
  readonly pricesId = input<string>();

  protected readonly prices = remote(
    'prices-to-change',
    () => (this.pricesId() ? { id: this.pricesId()! } : undefined),
    ({ id }, signal) => this.api.getTagged<Pricing>(`/api/pricing-schemes/${encodeURIComponent(id)}`, { signal }),
  );
  private keys = 0;
  protected readonly currency = signal('EUR');
  protected readonly tax = signal('0');
  protected readonly lines = signal<readonly Line[]>([this.blank()]);
  protected readonly asked = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly currencies = computed(() => [...new Set<string>([...CURRENCIES, this.currency()])]);
  protected readonly taxPercent = computed(() => amountOf(this.tax(), 3, 100));

  /** Undefined while something is missing. */
  protected readonly request = computed<PricingRequest | undefined>(() => {
    const tax = this.taxPercent();
    const taken = new Set(this.lines().map((line) => line.code));
    const categories = this.lines().flatMap((line) => {
      const amount = this.amount(line);
      const name = filled(line.name);
      const seatClass = line.seatClass.trim();
      if (amount === undefined || seatClass === '' || Object.keys(name).length === 0) return [];
      const code = line.code || codeOf(seatClass, name, taken);
      taken.add(code);
      return [{ code, seatClass, name, price: { currency: this.currency(), amount } }];
    });
    return tax === undefined || categories.length < this.lines().length ? undefined : { currency: this.currency(), taxPercent: Number(tax), categories };
  });

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('organiser.prices'), indexed: false }));
    effect(() => {
      const read = this.prices.value()?.value;
      if (!read) return;
      untracked(() => {
        this.currency.set(read.currency);
        this.tax.set(read.taxPercent);
        this.lines.set(read.categories.map((category) => ({ key: this.keys++, code: category.code, seatClass: category.seatClass, name: category.name, amount: category.price.amount })));
      });
    });
  }

  protected amount(line: Line): string | undefined {
    return amountOf(line.amount, fractionOf(this.currency()), 999_999_999_999);
  }

  protected set(line: Line, change: Partial<Line>): void {
    this.lines.update((lines) => lines.map((each) => (each.key === line.key ? { ...each, ...change } : each)));
  }

  protected add(): void {
    this.lines.update((lines) => [...lines, { ...this.blank(), seatClass: lines.at(-1)?.seatClass ?? '' }]);
  }

  protected drop(line: Line): void {
    this.lines.update((lines) => lines.filter((each) => each.key !== line.key));
  }

  protected readAgain(): void {
    this.problem.set(undefined);
    this.prices.reload();
  }

  private blank(): Line {
    return { key: this.keys++, code: '', seatClass: '', name: {}, amount: '' };
  }

  protected async save(): Promise<void> {
    this.asked.set(true);
    const request = this.request();
    if (!request) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const id = this.pricesId();
      if (id) await this.api.putTagged<Pricing>(`/api/pricing-schemes/${encodeURIComponent(id)}`, request, { ifMatch: this.prices.value()?.tag ?? '' });
      else await this.api.post<Pricing>(`/api/events/${encodeURIComponent(this.eventId())}/pricing-schemes`, request, { idempotencyKey: this.once.keyFor(request) });
      await this.router.navigate(['/', this.language.language(), 'organiser', 'events', this.eventId()]);
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }
}

/** Decimals of a currency. */
function fractionOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
