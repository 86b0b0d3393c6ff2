import { afterNextRender, ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Ticket, TransferOffer } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import { MomentComponent } from '../shell/moment';
import { ProblemNote } from '../shell/problem-note';

@Component({
  selector: 'ev-ticket',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, MomentComponent, ProblemNote],
  template: `
    <section class="page narrow">
      <a class="back" [routerLink]="['/', language.language(), 'tickets']">{{ texts.text('tickets.title') }}</a>
      @if (ticket.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="ticket.reload()" />
      }
      @if (ticket.value(); as shown) {
        <article class="pass" [class.is-gone]="shown.status === 'revoked'">
          <header>
            <h1>{{ language.pick(shown.eventTitle) || texts.text('tickets.ticket') }}</h1>
            @if (shown.startTime && shown.timeZone) {
              <p><ev-moment [at]="shown.startTime" [zone]="shown.timeZone" /></p>
            }
            <p>{{ language.pick(shown.venueName) }}</p>
          </header>
          @if (shown.status === 'revoked' || shown.cancelled) {
            <p class="note is-bad">{{ texts.text('tickets.revoked') }}</p>
          } @else {
            <img class="qr" width="320" height="320" [src]="'/api/tickets/' + shown.ticketId + '/qr.svg'" [alt]="texts.text('tickets.qr', { place: shown.label })" />
          }
          <footer>
            <p class="seat-line"><strong>{{ shown.label }}</strong></p>
            <p><span class="tag">{{ texts.word('ticketStatuses', shown.status) }}</span>&ngsp;<span class="hint">{{ texts.text('order.number') }} <bdi>{{ shown.orderNumber }}</bdi> · {{ texts.money(shown.price) }}</span></p>
          </footer>
        </article>
        <p class="actions">
          <a class="button" [href]="'/api/tickets/' + shown.ticketId + '/pdf'" target="_blank" rel="noopener">{{ texts.text('tickets.pdf') }}</a>
          <a class="button quiet" [href]="'/api/tickets/' + shown.ticketId + '/calendar.ics'" download="eventify.ics">{{ texts.text('event.calendar') }}</a>
          <a class="button quiet" [routerLink]="['/', language.language(), 'orders', shown.orderId]">{{ texts.text('tickets.order') }}</a>
        </p>
        @if (problem(); as problem) {
          <ev-problem [problem]="problem" />
        }
        @if (shown.status === 'valid' && !shown.cancelled) {
          <section class="card" aria-labelledby="transfer">
            <h2 id="transfer">{{ texts.text('transfer.title') }}</h2>
            @if (offer(); as offer) {
              <p>{{ texts.text('transfer.send', { until: texts.moment(offer.expiresAt, zone) }) }}</p>
              <p><input class="link-field" dir="ltr" readonly [value]="address(offer.code)" [attr.aria-label]="texts.text('transfer.link')" (focus)="$any($event.target).select()" /></p>
              <button type="button" class="button small" (click)="share(offer.code)">{{ texts.text('event.share') }}</button>
            } @else {
              <p class="hint">{{ texts.text('transfer.text') }}</p>
              <button type="button" class="button small quiet" [disabled]="busy()" (click)="give()">{{ texts.text('transfer.make') }}</button>
            }
          </section>
        }
      } @else if (!ticket.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone map-bone"></div></div>
      }
    </section>
  `,
})
export class TicketPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly session = inject(Session);

  readonly ticketId = input.required<string>();
  private readonly known = signal(false);
  protected readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly offer = signal<TransferOffer | undefined>(undefined);
  protected readonly ticket = remote(
    'ticket',
    () => (this.known() ? { id: this.ticketId() } : undefined),
    ({ id }, signal) => this.api.get<Ticket>(`/api/tickets/${encodeURIComponent(id)}`, {}, { signal }),
  );

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('tickets.ticket'), indexed: false }));
    afterNextRender(() => void this.session.require().then((known) => this.known.set(known)));
  }

  protected address(code: string): string {
    return `${location.origin}/${this.language.language()}/transfers/${encodeURIComponent(code)}`;
  }

  protected async give(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      this.offer.set(await this.api.post<TransferOffer>(`/api/tickets/${encodeURIComponent(this.ticketId())}/transfer`));
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }

  protected async share(code: string): Promise<void> {
    const data = { title: this.texts.text('transfer.title'), url: this.address(code) };
    try {
      if (typeof navigator.share === 'function') await navigator.share(data);
      else await navigator.clipboard.writeText(data.url);
    } catch (refused) {
      // Closing the sheet is no problem of anybody.
      if (!(refused instanceof DOMException)) throw refused;
    }
  }
}
