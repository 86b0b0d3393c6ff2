import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { Problem } from '../core/problem';
import { Texts } from '../core/texts';

/** What went wrong and what to do next. */
@Component({
  selector: 'ev-problem',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="note is-bad" role="alert">
      <p>{{ texts.problem(problem()) }}</p>
      @if (problem().correlationId; as id) {
        <p class="hint">{{ texts.text('errors.reference') }} <code dir="ltr">{{ id }}</code></p>
      }
      @if (canRetry()) {
        <button type="button" class="button small quiet" (click)="retry.emit()">{{ texts.text('errors.again') }}</button>
      }
    </div>
  `,
})
export class ProblemNote {
  protected readonly texts = inject(Texts);
  readonly problem = input.required<Problem>();
  readonly canRetry = input(false);
  readonly retry = output();
}
