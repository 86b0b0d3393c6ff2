import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { CatalogPicture } from '../api/types';
import { LanguageService } from '../core/language';
import { Poster } from './poster';

/** The picture of an event in the width that the place needs, or a drawn one where it has none. */
@Component({
  selector: 'ev-event-picture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Poster],
  template: `
    @if (widest(); as widest) {
      <img class="poster" [attr.sizes]="sizes()" [attr.srcset]="sources()" [src]="widest.path" [width]="widest.width" [height]="widest.height" [alt]="alt()" [attr.loading]="first() ? null : 'lazy'" />
    } @else {
      <ev-poster [seed]="seed()" />
    }
  `,
})
export class EventPicture {
  private readonly language = inject(LanguageService);
  readonly picture = input<CatalogPicture>();
  readonly seed = input.required<string>();
  /** how wide it is shown, as the browser wants to know before it has laid out the page */
  readonly sizes = input.required<string>();
  /** whether it is what a reader sees first: then it does not wait */
  readonly first = input(false);

  /** Renditions are told narrow to wide. */
  protected readonly widest = computed(() => this.picture()?.renditions.at(-1));
  protected readonly sources = computed(() => (this.picture()?.renditions ?? []).map((each) => `${each.path} ${each.width}w`).join(', '));
  protected readonly alt = computed(() => this.language.pick(this.picture()?.alt));
}
