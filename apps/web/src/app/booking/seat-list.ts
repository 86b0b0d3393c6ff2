import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Texts } from '../core/texts';
import { FREE, type SeatPlan } from '../seatmap/model';

interface RowOfSeats {
  readonly row: string;
  readonly seats: readonly number[];
  readonly free: number;
}

/** Section, row, seat: everything the map can do, in words. */
@Component({
  selector: 'ev-seat-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="seat-list">
      <label>{{ texts.text('list.section') }}
        <select (change)="pickSection(+$any($event.target).value)">
          @for (section of sections(); track section.index) {
            <option [value]="section.index" [selected]="section.index === sectionIndex()" [disabled]="section.free === 0">{{ section.name }} — {{ texts.plural('list.free', section.free) }}</option>
          }
        </select>
      </label>
      @for (row of rows(); track row.row) {
        <details class="seat-row" [open]="row.row === firstOpenRow()">
          <summary>{{ texts.text('list.row', { row: row.row }) }} <span class="hint">{{ texts.plural('list.free', row.free) }}</span></summary>
          <div class="seat-buttons" role="group" [attr.aria-label]="texts.text('list.row', { row: row.row })">
            @for (seat of row.seats; track seat) {
              <button
                type="button"
                class="seat-button"
                [attr.aria-pressed]="chosen().has(seat)"
                [disabled]="plan().states[seat] !== free && !chosen().has(seat)"
                [attr.aria-label]="describe()(seat)"
                (click)="seat_.emit(seat)"
              >{{ plan().seat(seat).number }}@if (plan().isAccessible(seat)) {<span aria-hidden="true"> ♿︎</span>}</button>
            }
          </div>
        </details>
      }
    </div>
  `,
})
export class SeatList {
  protected readonly texts = inject(Texts);
  protected readonly free = FREE;

  readonly plan = input.required<SeatPlan>();
  /** goes up with each change of states */
  readonly revision = input(0);
  readonly chosen = input<ReadonlySet<number>>(new Set());
  readonly describe = input.required<(seat: number) => string>();
  readonly seat_ = output<number>({ alias: 'seat' });

  private readonly picked = signal<number | undefined>(undefined);

  protected readonly sections = computed(() => {
    this.revision();
    const plan = this.plan();
    return plan.sections.map((section, index) => ({ index, name: section.name, free: plan.freeIn(section) }));
  });
  protected readonly sectionIndex = computed(() => this.picked() ?? this.sections().find((section) => section.free > 0)?.index ?? 0);
  protected readonly rows = computed<readonly RowOfSeats[]>(() => {
    this.revision();
    const plan = this.plan();
    const section = plan.sections[this.sectionIndex()];
    if (!section) return [];
    const rows = new Map<string, number[]>();
    for (let seat = section.from; seat < section.to; seat++) {
      const { row } = plan.seat(seat);
      const known = rows.get(row);
      if (known) known.push(seat);
      else rows.set(row, [seat]);
    }
    return [...rows].map(([row, seats]) => ({ row, seats, free: seats.filter((seat) => plan.states[seat] === FREE).length }));
  });
  protected readonly firstOpenRow = computed(() => this.rows().find((row) => row.free > 0)?.row);

  protected pickSection(index: number): void {
    this.picked.set(index);
  }
}
