import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Texts } from '../core/texts';

/** The shape of what is coming. */
@Component({
  selector: 'ev-card-skeletons',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="cards" role="status">
      <span class="unseen">{{ texts.text('shell.loading') }}</span>
      @for (place of places(); track $index) {
        <div class="card event-card is-skeleton" aria-hidden="true"><div class="bone picture"></div><div class="card-body"><div class="bone short"></div><div class="bone"></div><div class="bone short"></div></div></div>
      }
    </div>
  `,
})
export class CardSkeletons {
  protected readonly texts = inject(Texts);
  readonly count = input(6);
  protected places(): readonly undefined[] {
    return Array.from({ length: this.count() }, () => undefined);
  }
}
