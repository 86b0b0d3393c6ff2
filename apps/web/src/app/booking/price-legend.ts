import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Texts } from '../core/texts';

export interface LegendLine {
  readonly seatClass: string;
  /** of the class in the plan, which decides colour and pattern */
  readonly index: number;
  readonly name: string;
  readonly price: string;
}

/** What colour and pattern mean on the map. */
@Component({
  selector: 'ev-price-legend',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="legend" [attr.aria-label]="texts.text('choose.prices')">
      @for (line of lines(); track line.seatClass) {
        <li>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" [attr.class]="'swatch price-' + line.index % 6"><circle cx="10" cy="10" r="9" />
            @switch (line.index % 6) {
              @case (1) {<circle class="hole" cx="10" cy="10" r="5" />}
              @case (2) {<circle class="hole" cx="10" cy="10" r="2.6" />}
              @case (3) {<rect class="hole" x="1" y="8.6" width="18" height="2.8" />}
              @case (4) {<path class="stroke" d="M6 6l8 8M14 6l-8 8" />}
              @case (5) {<path class="hole" d="M1 10h18a9 9 0 0 1-18 0Z" />}
            }
          </svg>
          {{ line.name }} <strong>{{ line.price }}</strong>
        </li>
      }
      <li><svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" class="swatch taken"><circle cx="10" cy="10" r="8" /></svg>{{ texts.text('states.sold') }}</li>
    </ul>
  `,
})
export class PriceLegend {
  readonly lines = input.required<readonly LegendLine[]>();
  protected readonly texts = inject(Texts);
}
