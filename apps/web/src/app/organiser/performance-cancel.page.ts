import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PerformanceDetails, Takings } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { MomentComponent } from '../shell/moment';
import { ProblemNote } from '../shell/problem-note';

/** A date that will not take place: what it costs is said before it is done. */
@Component({
  selector: 'ev-performance-cancel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote, MomentComponent],
  template: `
    <section class="page narrow">
      <a class="back" [routerLink]="['/', language.language(), 'organiser', 'events', eventId()]">{{ texts.text('organiser.backToEvent') }}</a>
      <h1>{{ texts.text('cancelDate.title') }}</h1>
      @if (date.problem() ?? cost.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="date.reload(); cost.reload()" />
      }
      @if (date.value(); as date) {
        <p class="lead"><ev-moment [at]="date.startTime" [zone]="date.timeZone" /><br />{{ language.pick(date.venueName) }}</p>
        @if (date.salesStatus === 'cancelled') {
          <p class="note" role="status">{{ texts.text('cancelDate.done') }}</p>
        } @else if (cost.value(); as cost) {
          <div class="card">
            <p>{{ texts.plural('cancelDate.orders', cost.orders) }}</p>
            @for (sum of cost.sums; track sum.toReturn.currency) {
              <p class="total"><span>{{ texts.text('cancelDate.cost') }}</span> <strong>{{ texts.money(sum.toReturn) }}</strong></p>
            }
            <p class="hint">{{ texts.text('cancelDate.what') }}</p>
          </div>
          <label>{{ texts.text('cancelDate.reason') }}<textarea rows="3" maxlength="500" [value]="reason()" (input)="reason.set($any($event.target).value)"></textarea></label>
          <label class="choice"><input type="checkbox" [checked]="sure()" (change)="sure.set($any($event.target).checked)" /><span>{{ texts.text('cancelDate.sure') }}</span></label>
          @if (problem(); as problem) {
            <ev-problem [problem]="problem" />
          }
          <p class="actions">
            <button type="button" class="button danger" [disabled]="busy() || !sure()" (click)="cancel()">{{ texts.text('organiser.cancelDate') }}</button>
            <a class="button quiet" [routerLink]="['/', language.language(), 'organiser', 'events', eventId()]">{{ texts.text('cancelDate.keep') }}</a>
          </p>
        } @else if (!cost.problem()) {
          <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone card-bone"></div></div>
        }
      } @else if (!date.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone card-bone"></div></div>
      }
    </section>
  `,
})
export class PerformanceCancelPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly router = inject(Router);

  readonly eventId = input.required<string>();
  readonly performanceId = input.required<string>();

  protected readonly date = remote(
    'date-to-cancel',
    () => ({ path: this.path() }),
    ({ path }, signal) => this.api.get<PerformanceDetails>(path, {}, { signal }),
  );
  protected readonly cost = remote(
    'cost-of-cancelling',
    () => ({ performanceId: this.performanceId() }),
    ({ performanceId }, signal) => this.api.get<Takings>('/api/orders/takings', { performanceId }, { signal }),
  );
  protected readonly reason = signal('');
  protected readonly sure = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('cancelDate.title'), indexed: false }));
  }

  protected async cancel(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const reason = this.reason().trim();
      await this.api.post<PerformanceDetails>(`${this.path()}/cancel`, reason === '' ? {} : { reason });
      await this.router.navigate(['/', this.language.language(), 'organiser', 'events', this.eventId()]);
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private path(): string {
    return `/api/events/${encodeURIComponent(this.eventId())}/performances/${encodeURIComponent(this.performanceId())}`;
  }
}
