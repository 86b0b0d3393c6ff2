import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { CatalogPriceCategory } from '../api/types';
import type { Wish } from '../checkout/cart';
import { LanguageService } from '../core/language';
import { Texts } from '../core/texts';

/** "Find me the best places": how many, at which price, side by side or not. */
@Component({
  selector: 'ev-best-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="card best" (submit)="$event.preventDefault(); ask()">
      <p>{{ texts.text('best.text') }}</p>
      <div class="field-row">
        <label>{{ texts.text('best.count') }}
          <input type="number" min="1" [max]="most()" [value]="count()" (input)="count.set(clamp(+$any($event.target).value))" />
        </label>
        <label>{{ texts.text('best.price') }}
          <select (change)="code.set($any($event.target).value)">
            <option value="">{{ texts.text('best.any') }}</option>
            @for (category of categories(); track category.code) {
              <option [value]="category.code">{{ language.pick(category.name) }} — {{ texts.money(category.price) }}</option>
            }
          </select>
        </label>
      </div>
      <label class="choice"><input type="checkbox" [checked]="together()" (change)="together.set($any($event.target).checked)" /><span>{{ texts.text('best.together') }}</span></label>
      <label class="choice"><input type="checkbox" [checked]="accessible()" (change)="accessible.set($any($event.target).checked)" /><span>{{ texts.text('best.accessible') }}</span></label>
      <button class="button" [disabled]="disabled()">{{ texts.plural('best.hold', count()) }}</button>
    </form>
  `,
})
export class BestForm {
  readonly categories = input.required<readonly CatalogPriceCategory[]>();
  readonly most = input.required<number>();
  readonly disabled = input.required<boolean>();
  readonly wish = output<Wish['best']>();
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  protected readonly count = signal(2);
  protected readonly code = signal('');
  protected readonly together = signal(true);
  protected readonly accessible = signal(false);

  protected clamp(count: number): number {
    return Number.isFinite(count) ? Math.min(Math.max(1, Math.floor(count)), this.most()) : 1;
  }

  protected ask(): void {
    const category = this.categories().find((each) => each.code === this.code());
    this.wish.emit({
      quantity: this.count(),
      together: this.together(),
      accessible: this.accessible() || null,
      priceCategory: category?.code ?? null,
      seatClass: category?.seatClass ?? null,
    });
  }
}
