import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { OrganisersEventsDocument } from '../api/generated/graphql';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Pager } from '../shell/pager';

/** All events of the reader's organisations, drafts included. */
@Component({
  selector: 'ev-programme',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote, Pager],
  template: `
    <section class="page">
      <div class="result-head">
        <h1>{{ texts.text('organiser.events') }}</h1>
        <a class="button" [routerLink]="['/', language.language(), 'organiser', 'events', 'new']">{{ texts.text('organiser.newEvent') }}</a>
      </div>
      @if (events.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="events.reload()" />
      }
      @if (events.value(); as list) {
        <ul class="order-list">
          @for (event of list.items; track event.id) {
            <li class="card">
              <h2><a [routerLink]="['/', language.language(), 'organiser', 'events', event.id]">{{ event.title }}</a></h2>
              <p><span class="tag" [class.is-warm]="event.status === 'draft'">{{ texts.word('eventStatuses', event.status) }}</span> <span class="hint">{{ texts.word('categories', event.category) }}</span></p>
              <ul class="plain-list">
                @for (date of event.upcoming; track date.id) {
                  <li>
                    <time [attr.datetime]="date.startTime">{{ texts.moment(date.startTime, date.timeZone) }}</time>
                    @if (date.venueName) { · {{ date.venueName }} }
                    <span class="hint">· {{ texts.word('sellingStatuses', date.salesStatus) }}@if (date.availability; as left) { · {{ texts.plural('event.left', left.remaining) }}}</span>
                  </li>
                } @empty {
                  <li class="hint">{{ texts.text('event.noDates') }}</li>
                }
              </ul>
            </li>
          } @empty {
            <li>{{ texts.text('organiser.noEvents') }}</li>
          }
        </ul>
        <ev-pager [list]="list" (turn)="page.set($event)" />
      } @else if (!events.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone card-bone"></div><div class="bone card-bone"></div></div>
      }
    </section>
  `,
})
export class ProgrammePage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  protected readonly page = signal(1);
  protected readonly events = remote(
    'organisers-events',
    () => ({ page: this.page(), language: this.language.language() }),
    async ({ page }, signal) => (await this.api.graphql(OrganisersEventsDocument, { page }, { signal })).organiser?.events ?? { items: [], page: 1, size: 20, total: 0 },
  );

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('organiser.events'), indexed: false }));
  }
}
