import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Texts } from '../core/texts';

/** Back and forth in a list that comes page by page; nothing where all of it is shown. */
@Component({
  selector: 'ev-pager',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (list().total > list().size) {
      <nav class="pager" [attr.aria-label]="texts.text('search.pages')">
        <button type="button" class="button small quiet" [disabled]="disabled() || list().page <= 1" (click)="turn.emit(list().page - 1)">{{ texts.text('search.previous') }}</button>
        <button type="button" class="button small quiet" [disabled]="disabled() || list().page * list().size >= list().total" (click)="turn.emit(list().page + 1)">{{ texts.text('search.next') }}</button>
      </nav>
    }
  `,
})
export class Pager {
  readonly list = input.required<{ readonly page: number; readonly size: number; readonly total: number }>();
  readonly disabled = input(false);
  /** the page that is wanted, from 1 */
  readonly turn = output<number>();
  protected readonly texts = inject(Texts);
}
