import { ChangeDetectionStrategy, Component, computed, inject, viewChildren } from '@angular/core';
import { PageHead } from '../core/page-head';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import { LettersOf } from './letters-of';

/** The contexts that consume domain events, as their paths name them. */
const CONTEXTS = ['event', 'inventory', 'reservation', 'order', 'ticketing', 'catalogue'] as const;

/** Domain events that could not be applied, context by context, for administrators. */
@Component({
  selector: 'ev-dead-letters',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [LettersOf],
  template: `
    <section class="page narrow">
      <h1>{{ texts.text('deadLetters.title') }}</h1>
      @if (session.isAdmin()) {
        <p>{{ texts.text('deadLetters.what') }}</p>
        <p class="hint">{{ texts.text('deadLetters.once') }}</p>
        <p class="actions"><button type="button" class="button small quiet" [disabled]="loading()" (click)="readAgain()">{{ texts.text('dossier.readAgain') }}</button></p>
        @for (context of contexts; track context) {
          <ev-letters-of [context]="context" />
        }
      } @else {
        <p class="note">{{ texts.text('deadLetters.notYours') }}</p>
      }
    </section>
  `,
})
export class DeadLettersPage {
  protected readonly texts = inject(Texts);
  protected readonly session = inject(Session);
  protected readonly contexts = CONTEXTS;
  private readonly parts = viewChildren(LettersOf);
  protected readonly loading = computed(() => this.parts().some((part) => part.letters.loading()));

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('deadLetters.title'), indexed: false }));
  }

  protected readAgain(): void {
    for (const part of this.parts()) part.letters.reload();
  }
}
