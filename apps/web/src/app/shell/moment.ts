import { afterNextRender, ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { LanguageService } from '../core/language';
import { Texts } from '../core/texts';
import { viewersMoment } from '../core/time';

/** A moment on the venue's clock, and on the reader's where that shows something else. */
@Component({
  selector: 'ev-moment',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <time [attr.datetime]="at()">{{ texts.moment(at(), zone()) }}</time>
    @if (viewers(); as own) {
      &ngsp;<span class="hint">{{ texts.text('time.yours', { time: own }) }}</span>
    }
  `,
})
export class MomentComponent {
  protected readonly texts = inject(Texts);
  private readonly language = inject(LanguageService);
  readonly at = input.required<string>();
  readonly zone = input.required<string>();
  private readonly viewersZone = signal<string | undefined>(undefined);
  protected readonly viewers = computed(() => viewersMoment(this.at(), this.zone(), this.viewersZone(), this.language.locale()));

  constructor() {
    afterNextRender(() => this.viewersZone.set(Intl.DateTimeFormat().resolvedOptions().timeZone));
  }
}
