import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EventDetails, PerformanceList, Takings } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';

const DATES_PAGE = 100;

/** An event that will not take place at all: what it costs is said before it is done. */
@Component({
  selector: 'ev-event-cancel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote],
  template: `
    <section class="page narrow">
      <a class="back" [routerLink]="['/', language.language(), 'organiser', 'events', eventId()]">{{ texts.text('organiser.backToEvent') }}</a>
      <h1>{{ texts.text('cancelEvent.title') }}</h1>
      @if (event.problem() ?? cost.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="event.reload(); cost.reload()" />
      }
      @if (event.value(); as event) {
        <p class="lead">{{ language.pick(event.title) }}</p>
        @if (event.status === 'cancelled') {
          <p class="note" role="status">{{ texts.text('cancelEvent.done') }}</p>
        } @else if (cost.value(); as cost) {
          <div class="card">
            <p>{{ texts.plural('cancelEvent.dates', cost.dates) }} · {{ texts.plural('cancelDate.orders', cost.takings.orders) }}</p>
            @for (sum of cost.takings.sums; track sum.toReturn.currency) {
              <p class="total"><span>{{ texts.text('cancelDate.cost') }}</span> <strong>{{ texts.money(sum.toReturn) }}</strong></p>
            }
            <p class="hint">{{ texts.text('cancelEvent.what') }}</p>
          </div>
          <label>{{ texts.text('cancelDate.reason') }}<textarea rows="3" maxlength="500" [value]="reason()" (input)="reason.set($any($event.target).value)"></textarea></label>
          <label class="choice"><input type="checkbox" [checked]="sure()" (change)="sure.set($any($event.target).checked)" /><span>{{ texts.text('cancelEvent.sure') }}</span></label>
          @if (problem(); as problem) {
            <ev-problem [problem]="problem" />
          }
          <p class="actions">
            <button type="button" class="button danger" [disabled]="busy() || !sure()" (click)="cancel()">{{ texts.text('organiser.cancelEvent') }}</button>
            <a class="button quiet" [routerLink]="['/', language.language(), 'organiser', 'events', eventId()]">{{ texts.text('cancelEvent.keep') }}</a>
          </p>
        } @else if (!cost.problem()) {
          <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone card-bone"></div></div>
        }
      } @else if (!event.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone card-bone"></div></div>
      }
    </section>
  `,
})
export class EventCancelPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly router = inject(Router);

  readonly eventId = input.required<string>();

  private readonly path = computed(() => `/api/events/${encodeURIComponent(this.eventId())}`);
  protected readonly event = remote(
    'event-to-cancel',
    () => ({ path: this.path() }),
    ({ path }, signal) => this.api.get<EventDetails>(path, {}, { signal }),
  );
  protected readonly cost = remote(
    'cost-of-cancelling-all',
    () => ({ path: this.path(), eventId: this.eventId() }),
    async ({ path, eventId }, signal) => {
      const [dates, takings] = await Promise.all([
        this.api.get<PerformanceList>(`${path}/performances`, { size: DATES_PAGE }, { signal }),
        this.takings(eventId, signal),
      ]);
      const cancelled = dates.items.filter((date) => date.salesStatus === 'cancelled').length;
      return { dates: dates.total - cancelled, takings };
    },
  );
  protected readonly reason = signal('');
  protected readonly sure = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('cancelEvent.title'), indexed: false }));
  }

  /** The order context knows of an event once it is published: before that nothing was sold. */
  private async takings(eventId: string, signal: AbortSignal): Promise<Takings> {
    try {
      return await this.api.get<Takings>('/api/orders/takings', { eventId }, { signal });
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 403) return { orders: 0, admissions: 0, sums: [], days: [] };
      throw failure;
    }
  }

  protected async cancel(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const reason = this.reason().trim();
      await this.api.post<EventDetails>(`${this.path()}/cancel`, reason === '' ? {} : { reason });
      await this.router.navigate(['/', this.language.language(), 'organiser', 'events', this.eventId()]);
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
