import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { LanguageService } from '../core/language';
import { Texts } from '../core/texts';

/** What there is of a date that sells. */
@Component({
  selector: 'ev-date-links',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav class="tabs" [attr.aria-label]="texts.text('organiser.ofDate')">
      @for (page of pages; track page.path) {
        <a [routerLink]="['/', language.language(), 'organiser', 'events', eventId(), 'performances', performanceId(), page.path]" routerLinkActive="is-here" ariaCurrentWhenActive="page">{{ texts.text(page.text) }}</a>
      }
    </nav>
  `,
})
export class DateLinks {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  readonly eventId = input.required<string>();
  readonly performanceId = input.required<string>();
  protected readonly pages = [
    { path: 'sales', text: 'organiser.sales' },
    { path: 'box-office', text: 'boxOffice.title' },
    { path: 'orders', text: 'dateOrders.title' },
    { path: 'attendees', text: 'attendees.title' },
  ] as const;
}
