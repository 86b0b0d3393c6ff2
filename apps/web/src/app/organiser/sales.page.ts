import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PerformanceDetails, Takings } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { FREE, HELD, SOLD } from '../seatmap/model';
import { SeatMapComponent } from '../seatmap/seat-map';
import { MomentComponent } from '../shell/moment';
import { ProblemNote } from '../shell/problem-note';
import { DateLinks } from './date-links';
import { livePlaces } from '../seatmap/live-places';
import { SalesChart } from './sales-chart';
import { sectionLines, zoneLines } from './sales-numbers';

/** How a date sells, as it happens. */
@Component({
  selector: 'ev-sales',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, SeatMapComponent, MomentComponent, ProblemNote, DateLinks, SalesChart],
  template: `
    <section class="page wide">
      <a class="back" [routerLink]="['/', language.language(), 'organiser', 'events', eventId()]">{{ texts.text('organiser.backToEvent') }}</a>
      <h1>{{ texts.text('organiser.sales') }}</h1>
      @if (date.problem() ?? layout.problem() ?? problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="again()" />
      }
      @if (date.value(); as date) {
        <p class="lead"><ev-moment [at]="date.startTime" [zone]="date.timeZone" /> · {{ language.pick(date.venueName) }} <span class="tag">{{ texts.word('sellingStatuses', status()) }}</span></p>
      }
      <ev-date-links [eventId]="eventId()" [performanceId]="performanceId()" />
      @if (plan(); as plan) {
        @if (known()) {
          <p class="lead" role="status">{{ texts.text('sales.taken', { taken: texts.number(taken()), total: texts.number(total()) }) }}</p>
          <div class="table-frame" tabindex="0" role="region" [attr.aria-label]="texts.text('sales.bySection')">
            <table>
              <caption class="unseen">{{ texts.text('sales.bySection') }}</caption>
              <thead><tr><th scope="col">{{ texts.text('list.section') }}</th><th scope="col">{{ texts.text('sales.soldOrHeld') }}</th><th scope="col">{{ texts.text('sales.sold') }}</th><th scope="col">{{ texts.text('sales.held') }}</th><th scope="col">{{ texts.text('sales.free') }}</th><th scope="col">{{ texts.text('sales.blocked') }}</th><th scope="col">{{ texts.text('sales.total') }}</th></tr></thead>
              <tbody>
                @for (line of lines(); track $index) {
                  <tr>
                    <th scope="row">{{ line.name }}</th>
                    <td>
                      <svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="share-sold" x="0" y="0" [attr.width]="share(line.sold ?? line.taken, line.total)" height="10" />
                        <rect class="share-held" [attr.x]="share(line.sold ?? line.taken, line.total)" y="0" [attr.width]="share(line.held ?? 0, line.total)" height="10" />
                      </svg>
                      <span class="hint">{{ texts.number(percentOf(line.taken, line.total)) }} %</span>
                    </td>
                    <td>{{ line.sold === undefined ? '–' : texts.number(line.sold) }}</td>
                    <td>{{ line.held === undefined ? '–' : texts.number(line.held) }}</td>
                    <td>{{ texts.number(line.free) }}</td>
                    <td>{{ texts.number(line.blocked) }}</td>
                    <td>{{ texts.number(line.total) }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
        @if (plan.count > 0) {
          <ev-seat-map [plan]="plan" [showsBlocked]="true" [revision]="revision()" [help]="texts.text('sales.mapHelp')" [describe]="describe" />
        }
      } @else if (!layout.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone map-bone"></div></div>
      }
      <section class="card" aria-labelledby="money">
        <h2 id="money">{{ texts.text('sales.money') }}</h2>
        @if (money.problem(); as problem) {
          <ev-problem [problem]="problem" [canRetry]="true" (retry)="money.reload()" />
        }
        @if (money.value(); as paid) {
          <p>{{ texts.plural('cancelDate.orders', paid.orders) }}@for (sum of paid.sums; track sum.taken.currency) { · <strong>{{ texts.money(sum.taken) }}</strong> }</p>
          @if (date.value(); as date) {
            <ev-sales-chart [days]="paid.days" [zone]="date.timeZone" />
          }
          <p><button type="button" class="button small quiet" [disabled]="money.loading()" (click)="money.reload()">{{ texts.text('sales.readAgain') }}</button></p>
        } @else if (!money.problem()) {
          <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone short"></div></div>
        }
      </section>
    </section>
  `,
})
export class SalesPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);

  readonly eventId = input.required<string>();
  readonly performanceId = input.required<string>();

  protected readonly date = remote(
    'date-that-sells',
    () => ({ event: this.eventId(), id: this.performanceId() }),
    ({ event, id }, signal) => this.api.get<PerformanceDetails>(`/api/events/${encodeURIComponent(event)}/performances/${encodeURIComponent(id)}`, {}, { signal }),
  );
  private readonly places = livePlaces(this.performanceId);
  protected readonly layout = this.places.layout;
  protected readonly plan = this.places.plan;
  protected readonly revision = this.places.revision;
  protected readonly known = this.places.known;
  protected readonly problem = this.places.problem;
  protected readonly money = remote(
    'money-of-date',
    () => ({ id: this.performanceId() }),
    ({ id }, signal) => this.api.get<Takings>('/api/orders/takings', { performanceId: id }, { signal }),
  );
  protected readonly status = computed(() => this.places.salesStatus() ?? this.date.value()?.salesStatus ?? 'scheduled');
  protected readonly lines = computed(() => {
    this.revision();
    const plan = this.plan();
    return [...(plan ? sectionLines(plan) : []), ...zoneLines(this.places.buckets(), this.places.remainingIn(), (name) => this.language.pick(name))];
  });
  protected readonly total = computed(() => this.lines().reduce((sum, line) => sum + line.total, 0));
  protected readonly taken = computed(() => this.lines().reduce((sum, line) => sum + line.taken, 0));

  protected readonly describe = (seat: number): string => {
    const plan = this.plan();
    if (!plan) return '';
    const facts = plan.seat(seat);
    const state = plan.states[seat];
    return [
      this.texts.text('choose.place', { section: facts.section, row: facts.row, number: facts.number }),
      facts.seatClass,
      this.texts.word('states', state === FREE ? 'free' : state === HELD ? 'held' : state === SOLD ? 'sold' : 'blocked'),
    ].join(' · ');
  };

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('organiser.sales'), indexed: false }));
  }

  /** For a bar that is a hundred wide. */
  protected share(part: number, total: number): number {
    return total > 0 ? (100 * part) / total : 0;
  }

  protected percentOf(part: number, total: number): number {
    return Math.round(this.share(part, total));
  }

  protected again(): void {
    this.date.reload();
    this.places.again();
  }
}
