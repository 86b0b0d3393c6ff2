import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Takings } from '../api/types';
import { ServerClock } from '../core/clock';
import { Texts } from '../core/texts';
import { dayIn, salesDays } from './sales-days';

const WIDTH = 300;
const HEIGHT = 60;

/** Tickets sold on each of the last days, as bars and, for whoever does not see them, as a table. */
@Component({
  selector: 'ev-sales-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <figure class="chart">
      <figcaption>{{ texts.text('sales.byDay') }} <span class="hint">{{ texts.text('sales.mostADay', { count: texts.number(most()) }) }}</span></figcaption>
      <svg class="chart-bars" [attr.viewBox]="box" preserveAspectRatio="none" aria-hidden="true">
        @for (bar of bars(); track bar.day) {
          <rect class="chart-day" [attr.x]="bar.x" y="0" [attr.width]="bar.width" [attr.height]="height" />
          <rect class="share-sold" [attr.x]="bar.x" [attr.y]="height - bar.height" [attr.width]="bar.width" [attr.height]="bar.height"><title>{{ texts.day(bar.noon, 'UTC') }}: {{ texts.number(bar.admissions) }}</title></rect>
        }
      </svg>
      <p class="chart-ends hint"><span>{{ texts.day(bars()[0]!.noon, 'UTC') }}</span><span>{{ texts.text('sales.today') }}</span></p>
      <table class="unseen">
        <caption>{{ texts.text('sales.byDay') }}</caption>
        <thead><tr><th scope="col">{{ texts.text('sales.day') }}</th><th scope="col">{{ texts.text('sales.tickets') }}</th></tr></thead>
        <tbody>
          @for (bar of bars(); track bar.day) {
            <tr><th scope="row">{{ texts.day(bar.noon, 'UTC') }}</th><td>{{ texts.number(bar.admissions) }}</td></tr>
          }
        </tbody>
      </table>
    </figure>
  `,
})
export class SalesChart {
  protected readonly texts = inject(Texts);
  private readonly clock = inject(ServerClock);
  readonly days = input.required<Takings['days']>();
  /** where the performance takes place */
  readonly zone = input.required<string>();
  protected readonly height = HEIGHT;
  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;

  private readonly shown = computed(() => salesDays(this.days(), dayIn(this.zone(), this.clock.now())));
  protected readonly most = computed(() => Math.max(...this.shown().map((each) => each.admissions)));
  protected readonly bars = computed(() => {
    const step = WIDTH / this.shown().length;
    const most = Math.max(1, this.most());
    return this.shown().map((each, index) => ({ ...each, noon: `${each.day}T12:00:00Z`, x: index * step + step * 0.1, width: step * 0.8, height: (HEIGHT * each.admissions) / most }));
  });
}
