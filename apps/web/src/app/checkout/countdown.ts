import { isPlatformBrowser } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, output, PLATFORM_ID, signal, untracked } from '@angular/core';
import { ServerClock } from '../core/clock';
import { LanguageService } from '../core/language';
import { Texts } from '../core/texts';
import { remaining } from '../core/time';

/** How long the places are still kept. Told aloud only when it gets urgent: a clock that talks every second is of no use. */
@Component({
  selector: 'ev-countdown',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span [attr.class]="'countdown is-' + left().phase" role="timer" [attr.aria-label]="texts.text('cart.timeLeft', { time: left().clock })">{{ left().clock }}</span>
    @if (!quiet()) {
      <span class="unseen" aria-live="assertive">{{ warning() }}</span>
    }
  `,
})
export class CountdownComponent {
  protected readonly texts = inject(Texts);
  private readonly language = inject(LanguageService);
  private readonly clock = inject(ServerClock);

  readonly until = input.required<string>();
  readonly quiet = input(false);
  /** Once, when it is over. */
  readonly over = output();

  private readonly now = signal(this.clock.now());
  protected readonly left = computed(() => remaining(this.until(), this.now(), this.language.locale()));
  protected readonly warning = computed(() => {
    switch (this.left().phase) {
      case 'soon':
        return this.texts.text('cart.soon');
      case 'last':
        return this.texts.text('cart.last');
      case 'over':
        return this.texts.text('cart.over');
      default:
        return '';
    }
  });

  constructor() {
    if (isPlatformBrowser(inject(PLATFORM_ID))) {
      const ticking = setInterval(() => this.now.set(this.clock.now()), 500);
      inject(DestroyRef).onDestroy(() => clearInterval(ticking));
    }
    const isOver = computed(() => this.left().phase === 'over');
    effect(() => {
      if (isOver()) untracked(() => this.over.emit());
    });
  }
}
