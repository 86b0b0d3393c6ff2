import { afterNextRender, ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Ticket, TicketList } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { Offline } from '../core/offline';
import { PageHead } from '../core/page-head';
import { remote } from '../core/remote';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';

const SIZE = 50;

@Component({
  selector: 'ev-tickets',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote],
  template: `
    <section class="page">
      <h1>{{ texts.text('tickets.title') }}</h1>
      @if (tickets.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="tickets.reload()" />
      }
      @if (tickets.value()) {
        <ul class="ticket-list">
          @for (ticket of shown(); track ticket.ticketId) {
            <li class="ticket" [class.is-gone]="ticket.status === 'revoked'">
              <a [routerLink]="['/', language.language(), 'tickets', ticket.ticketId]">
                <span class="ticket-title">{{ language.pick(ticket.eventTitle) || texts.text('tickets.ticket') }}</span>
                @if (ticket.startTime && ticket.timeZone) {
                  <time [attr.datetime]="ticket.startTime">{{ texts.day(ticket.startTime, ticket.timeZone) }} · {{ texts.time(ticket.startTime, ticket.timeZone) }}</time>
                }
                <span>{{ language.pick(ticket.venueName) }}</span>
                <strong>{{ ticket.label }}</strong>
                <span class="tag" [class.is-muted]="ticket.status !== 'valid'">{{ ticket.cancelled ? texts.text('event.cancelled') : texts.word('ticketStatuses', ticket.status) }}</span>
              </a>
            </li>
          } @empty {
            <li>{{ texts.text('tickets.none') }} <a [routerLink]="['/', language.language(), 'search']">{{ texts.text('notFound.search') }}</a></li>
          }
        </ul>
        @if (tickets.value()!.total > tickets.value()!.size) {
          <nav class="pager" [attr.aria-label]="texts.text('search.pages')">
            <button type="button" class="button small quiet" [disabled]="page() <= 1" (click)="page.set(page() - 1)">{{ texts.text('search.previous') }}</button>
            <button type="button" class="button small quiet" [disabled]="page() * tickets.value()!.size >= tickets.value()!.total" (click)="page.set(page() + 1)">{{ texts.text('search.next') }}</button>
          </nav>
        }
      } @else if (!tickets.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone card-bone"></div><div class="bone card-bone"></div></div>
      }
    </section>
  `,
})
export class TicketsPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly offline = inject(Offline);
  private readonly known = signal(false);
  protected readonly page = signal(1);
  protected readonly tickets = remote(
    'tickets',
    () => (this.known() ? { page: this.page() } : undefined),
({ page }, signal) => this.api.get<TicketList>('/api/tickets', { page, size: SIZE }, { signal }),
  );
  /** What can still be used comes first, the soonest first of all. */
  protected readonly shown = computed(() =>
    [...(this.tickets.value()?.items ?? [])].sort(
      (a, b) => Number(a.status === 'revoked') - Number(b.status === 'revoked') || (a.startTime ?? '9').localeCompare(b.startTime ?? '9'),
    ),
  );

  constructor() {
    effect(() => {
      const usable = this.shown().filter((ticket) => ticket.status !== 'revoked' && !ticket.cancelled);
      if (this.tickets.value() && this.page() === 1) untracked(() => void this.keep(usable));
    });
    inject(PageHead).show(() => ({ title: this.texts.text('tickets.title'), indexed: false }));
    afterNextRender(() => void this.session.require().then((known) => this.known.set(known)));
  }

  /** Kept for a moment without a network: what can still be used of the first page. */
  private async keep(tickets: readonly Ticket[]): Promise<void> {
    // the page of one ticket, so that its files are there, too
    await import('./ticket.page');
    const addresses = tickets.flatMap(({ ticketId }) => [`/api/tickets/${ticketId}`, `/api/tickets/${ticketId}/qr.svg`]);
    await this.offline.keepTickets([`/api/tickets?page=1&size=${SIZE}`, ...addresses]);
  }
}
