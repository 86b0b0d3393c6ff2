import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { CatalogPriceCategory } from '../api/types';
import { LanguageService } from '../core/language';
import { Texts } from '../core/texts';
import { countOf, type Selection, zoneKey } from './selection';

export interface ZoneLine {
  readonly id: string;
  readonly name: string;
  readonly remaining: number;
  readonly categories: readonly CatalogPriceCategory[];
}

/** How many of a zone are wanted at which price. */
export interface ZoneWish {
  readonly zone: string;
  readonly category: string;
  readonly quantity: number;
}

/** Places without numbers: more or fewer of each price. */
@Component({
  selector: 'ev-zone-steppers',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-labelledby="zones" class="zones">
      <h2 id="zones">{{ texts.text('zones.title') }}</h2>
      <ul class="plain-list">
        @for (zone of zones(); track zone.id) {
          <li class="card zone-card" [id]="'zone-' + zone.id" tabindex="-1">
            <h3>{{ zone.name }} <span class="hint">{{ zone.remaining > 0 ? texts.plural('event.left', zone.remaining) : texts.text('event.soldOut') }}</span></h3>
            @for (category of zone.categories; track category.code) {
              <div class="stepper-line">
                <span>{{ language.pick(category.name) }} <strong>{{ texts.money(category.price) }}</strong></span>
                <span class="stepper" role="group" [attr.aria-label]="zone.name + ', ' + language.pick(category.name)">
                  <button type="button" class="icon-button" [disabled]="quantity(zone.id, category.code) === 0" (click)="step(zone.id, category.code, -1)" [attr.aria-label]="texts.text('zones.less')">−</button>
                  <output aria-live="polite">{{ texts.number(quantity(zone.id, category.code)) }}</output>
                  <button type="button" class="icon-button" [disabled]="count() >= most() || quantity(zone.id, category.code) >= zone.remaining" (click)="step(zone.id, category.code, 1)" [attr.aria-label]="texts.text('zones.more')">+</button>
                </span>
              </div>
            }
          </li>
        }
      </ul>
    </section>
  `,
})
export class ZoneSteppers {
  readonly zones = input.required<readonly ZoneLine[]>();
  readonly selection = input.required<Selection>();
  readonly most = input.required<number>();
  readonly wish = output<ZoneWish>();
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  protected readonly count = computed(() => countOf(this.selection()));

  protected quantity(zone: string, category: string): number {
    return this.selection().zones[zoneKey(zone, category)] ?? 0;
  }

  protected step(zone: string, category: string, by: number): void {
    this.wish.emit({ zone, category, quantity: this.quantity(zone, category) + by });
  }
}
