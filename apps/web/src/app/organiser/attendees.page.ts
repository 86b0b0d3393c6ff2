import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PerformanceDetails } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { MomentComponent } from '../shell/moment';
import { ProblemNote } from '../shell/problem-note';
import { allAttendees, found } from './attendees';
import { csv, download } from './csv';
import { DateLinks } from './date-links';

const PAGE = 50;

/** Who comes to a date: every ticket with its place and what became of it. */
@Component({
  selector: 'ev-attendees',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, MomentComponent, ProblemNote, DateLinks],
  template: `
    <section class="page">
      <a class="back" [routerLink]="['/', language.language(), 'organiser', 'events', eventId()]">{{ texts.text('organiser.backToEvent') }}</a>
      <h1>{{ texts.text('attendees.title') }}</h1>
      @if (date.value(); as date) {
        <p class="lead"><ev-moment [at]="date.startTime" [zone]="date.timeZone" /> · {{ language.pick(date.venueName) }}</p>
      }
      <ev-date-links [eventId]="eventId()" [performanceId]="performanceId()" />
      @if (attendees.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="attendees.reload()" />
      }
      @if (attendees.value(); as all) {
        @if (all.list.length === 0) {
          <p class="note">{{ texts.text('attendees.none') }}</p>
        } @else {
          <div class="result-head">
            <p class="count" role="status">{{ texts.plural('attendees.tickets', matching().length) }} · {{ texts.plural('attendees.inside', inside()) }}</p>
            <button type="button" class="button small quiet" (click)="save()">{{ texts.text('attendees.export') }}</button>
          </div>
          <label>{{ texts.text('attendees.find') }}<input type="search" autocomplete="off" maxlength="100" [value]="wanted()" (input)="find($any($event.target).value)" /></label>
          @if (!all.complete) {
            <p class="note">{{ texts.text('attendees.notAll') }}</p>
          }
          <div class="table-frame" tabindex="0" role="region" [attr.aria-label]="texts.text('attendees.title')">
            <table>
              <caption class="unseen">{{ texts.text('attendees.title') }}</caption>
              <thead><tr><th scope="col">{{ texts.text('attendees.place') }}</th><th scope="col">{{ texts.text('attendees.name') }}</th><th scope="col">{{ texts.text('attendees.order') }}</th><th scope="col">{{ texts.text('attendees.category') }}</th><th scope="col">{{ texts.text('prices.amount') }}</th><th scope="col">{{ texts.text('attendees.status') }}</th></tr></thead>
              <tbody>
                @for (each of shown(); track each.ticketId) {
                  <tr>
                    <th scope="row"><bdi>{{ each.label }}</bdi></th>
                    <td><bdi>{{ each.name ?? '–' }}</bdi></td>
                    <td><bdi>{{ each.orderNumber }}</bdi></td>
                    <td><bdi>{{ each.priceCategory }}</bdi></td>
                    <td>{{ texts.money(each.price) }}</td>
                    <td><span class="tag" [class.is-muted]="each.status === 'revoked'">{{ texts.word('attendeeStatuses', each.status) }}</span></td>
                  </tr>
                } @empty {
                  <tr><td colspan="6">{{ texts.text('attendees.notFound') }}</td></tr>
                }
              </tbody>
            </table>
          </div>
          @if (pages() > 1) {
            <nav class="pager" [attr.aria-label]="texts.text('search.pages')">
              <button type="button" class="button small quiet" [disabled]="page() <= 1" (click)="page.set(page() - 1)">{{ texts.text('search.previous') }}</button>
              <span>{{ texts.number(page()) }} / {{ texts.number(pages()) }}</span>
              <button type="button" class="button small quiet" [disabled]="page() >= pages()" (click)="page.set(page() + 1)">{{ texts.text('search.next') }}</button>
            </nav>
          }
        }
      } @else if (!attendees.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone card-bone"></div></div>
      }
    </section>
  `,
})
export class AttendeesPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);

  readonly eventId = input.required<string>();
  readonly performanceId = input.required<string>();

  protected readonly date = remote(
    'date-of-attendees',
    () => ({ event: this.eventId(), id: this.performanceId() }),
    ({ event, id }, signal) => this.api.get<PerformanceDetails>(`/api/events/${encodeURIComponent(event)}/performances/${encodeURIComponent(id)}`, {}, { signal }),
  );
  protected readonly attendees = remote(
    'attendees',
    () => ({ id: this.performanceId(), locale: this.language.locale() }),
    ({ id, locale }, signal) => allAttendees(this.api, id, locale, signal),
  );
  protected readonly wanted = signal('');
  protected readonly page = signal(1);
  protected readonly matching = computed(() => found(this.attendees.value()?.list ?? [], this.wanted()));
  protected readonly inside = computed(() => this.matching().filter((each) => each.status === 'checked_in').length);
  protected readonly pages = computed(() => Math.max(1, Math.ceil(this.matching().length / PAGE)));
  protected readonly shown = computed(() => this.matching().slice((this.page() - 1) * PAGE, this.page() * PAGE));

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('attendees.title'), indexed: false }));
  }

  protected find(text: string): void {
    this.wanted.set(text);
    this.page.set(1);
  }

  /** Amounts and moments as machines read them: a spreadsheet shows them in its own way. */
  protected save(): void {
    const head = ['place', 'name', 'section', 'row', 'seat', 'order', 'category', 'amount', 'currency', 'status', 'issued'].map((column) => this.texts.text(`attendeeColumns.${column}`));
    const rows = this.matching().map((each) => [
      each.label,
      each.name ?? '',
      each.section ?? '',
      each.row ?? '',
      each.number ?? '',
      each.orderNumber,
      each.priceCategory,
      each.price.amount,
      each.price.currency,
      this.texts.word('attendeeStatuses', each.status),
      each.issuedAt,
    ]);
    download('attendees.csv', csv(head, rows));
  }
}
