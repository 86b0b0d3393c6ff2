import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { CatalogPriceCategory } from '../api/types';
import { LanguageService } from '../core/language';
import type { Money } from '../core/money';
import { Texts } from '../core/texts';

export interface ChosenLine {
  readonly id: string;
  /** of the plan */
  readonly index: number;
  readonly place: string;
  /** code of the price category */
  readonly category: string;
  readonly categories: readonly CatalogPriceCategory[];
  readonly price: Money | undefined;
}

export interface ChosenZoneLine {
  readonly key: string;
  readonly name: string;
  readonly quantity: number;
  readonly price: Money;
}

/** The places chosen so far, each with its price, which may be another one of the same class. */
@Component({
  selector: 'ev-chosen-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="chosen-list" aria-live="polite">
      @for (seat of seats(); track seat.id) {
        <li>
          <span>{{ seat.place }}<br />
            @if (seat.categories.length > 1) {
              <select [attr.aria-label]="texts.text('choose.category', { place: seat.place })" (change)="category.emit({ id: seat.id, code: $any($event.target).value })">
                @for (each of seat.categories; track each.code) {
                  <option [value]="each.code" [selected]="each.code === seat.category">{{ language.pick(each.name) }} — {{ texts.money(each.price) }}</option>
                }
              </select>
            } @else if (seat.price) {
              <span class="hint">{{ texts.money(seat.price) }}</span>
            }
          </span>
          <button type="button" class="icon-button" (click)="gone.emit(seat.index)" [attr.aria-label]="texts.text('choose.remove', { place: seat.place })">×</button>
        </li>
      }
      @for (zone of zones(); track zone.key) {
        <li><span>{{ zone.name }} × {{ texts.number(zone.quantity) }}<br /><span class="hint">{{ texts.money(zone.price) }}</span></span></li>
      }
    </ul>
  `,
})
export class ChosenList {
  readonly seats = input.required<readonly ChosenLine[]>();
  readonly zones = input.required<readonly ChosenZoneLine[]>();
  /** another price for a seat */
  readonly category = output<{ id: string; code: string }>();
  /** a seat of the plan that is no longer wanted */
  readonly gone = output<number>();
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
}
