import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import type { SeatPlan } from '../seatmap/model';
import { MomentComponent } from '../shell/moment';
import { type Group, type RowOfSeats, rowsOf } from './kept-back';

/** Of one label; the map shows the others. */
const MOST_SHOWN = 400;
/** So few seats of so few labels are shown without being asked for. */
const FEW_SEATS = 12;
const FEW_LABELS = 20;
const FIRST_LOTS = 3;

/** What is kept back for whom: counted, by name, and to be released all at once. Everything the map does, too. */
@Component({
  selector: 'ev-kept-back-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MomentComponent, NgTemplateOutlet],
  template: `
    <ul class="kept-back">
      @for (group of groups(); track group.key; let order = $index) {
        <li class="card">
          <h3 [id]="'label-' + order">@if (group.key) {<bdi>{{ group.key }}</bdi>} @else {{{ texts.text('boxOffice.noLabel') }}}</h3>
          <p>{{ texts.plural('boxOffice.kept', group.seats.length) }}</p>
          @for (lot of group.lots.slice(0, firstLots); track $index) {
            <ng-container [ngTemplateOutlet]="who" [ngTemplateOutletContext]="{ lot, alone: group.lots.length === 1 }" />
          }
          <details [open]="isOpen(group)" (toggle)="opened(group, $any($event.target).open)">
            <summary>{{ texts.text('boxOffice.byName') }}</summary>
            @if (isOpen(group)) {
              @for (lot of group.lots.slice(firstLots, most); track $index) {
                <ng-container [ngTemplateOutlet]="who" [ngTemplateOutletContext]="{ lot, alone: false }" />
              }
              @for (row of shown(group); track $index) {
                <p class="row-name">{{ texts.text('boxOffice.rowOf', { section: row.section, row: row.row }) }}</p>
                <div class="seat-buttons" role="group" [attr.aria-label]="texts.text('boxOffice.rowOf', { section: row.section, row: row.row })">
                  @for (seat of row.seats; track seat) {
                    <button type="button" class="seat-button" [attr.aria-pressed]="chosen().has(seat)" [attr.aria-label]="describe()(seat)" (click)="toggle.emit([seat])">{{ plan().seat(seat).number }}</button>
                  }
                </div>
              }
              @if (group.seats.length > most) {
                <p class="hint">{{ texts.plural('boxOffice.moreOnMap', group.seats.length - most) }}</p>
              }
            }
          </details>
          <p class="card-actions">
            <button type="button" class="button small quiet" [attr.aria-pressed]="marked() === group.key" [attr.aria-describedby]="'label-' + order" (click)="mark.emit(group.key)">{{ texts.text('boxOffice.mark') }}</button>
            <button type="button" class="button small quiet" [attr.aria-describedby]="'label-' + order" (click)="toggle.emit(group.seats)">{{ texts.text(isChosen(group) ? 'boxOffice.chooseNone' : 'boxOffice.chooseAll') }}</button>
            <button type="button" class="button small quiet" [attr.aria-expanded]="asked() === group.key" [attr.aria-describedby]="'label-' + order" (click)="asked.set(asked() === group.key ? undefined : group.key)">{{ texts.text('boxOffice.releaseAll') }}</button>
          </p>
          @if (asked() === group.key) {
            <div class="note">
              <p>{{ texts.text('boxOffice.releaseWarning') }}</p>
              <p class="card-actions"><button type="button" class="button small danger" [disabled]="busy()" (click)="asked.set(undefined); release.emit(group)">{{ texts.plural('boxOffice.giveFree', group.seats.length) }}</button></p>
            </div>
          }
        </li>
      }
    </ul>
    <ng-template #who let-lot="lot" let-alone="alone">
      <p class="hint">
        @if (!alone) {{{ texts.plural('boxOffice.seats', lot.count) }} · }@if (lot.at; as at) {
          @if (nameOf(lot.by); as name) {<bdi>{{ name }}</bdi> · }<ev-moment [at]="at" [zone]="zone()" />
        } @else {{{ texts.text('boxOffice.before') }}}
      </p>
    </ng-template>
  `,
})
export class KeptBackList {
  protected readonly texts = inject(Texts);
  private readonly session = inject(Session);
  protected readonly most = MOST_SHOWN;
  protected readonly firstLots = FIRST_LOTS;

  readonly plan = input.required<SeatPlan>();
  readonly groups = input.required<readonly Group[]>();
  readonly chosen = input.required<ReadonlySet<number>>();
  /** of the venue */
  readonly zone = input.required<string>();
  /** what members of the organisation are called, by account */
  readonly names = input.required<ReadonlyMap<string, string>>();
  /** the label whose seats the map shows; undefined: none of them */
  readonly marked = input<string | undefined>();
  readonly busy = input(false);
  /** what a person reads of a seat: place, state, label */
  readonly describe = input.required<(seat: number) => string>();

  /** Seats to be chosen, or no longer. */
  readonly toggle = output<readonly number[]>();
  readonly mark = output<string>();
  readonly release = output<Group>();

  /** the label whose release waits for a second word */
  protected readonly asked = signal<string | undefined>(undefined);
  /** what a person has opened or closed */
  private readonly wished = signal<ReadonlyMap<string, boolean>>(new Map());

  protected isOpen(group: Group): boolean {
    return this.wished().get(group.key) ?? (group.seats.length <= FEW_SEATS && this.groups().length <= FEW_LABELS);
  }

  protected opened(group: Group, open: boolean): void {
    if (open !== this.isOpen(group)) this.wished.update((wished) => new Map(wished).set(group.key, open));
  }

  protected shown(group: Group): readonly RowOfSeats[] {
    return rowsOf(this.plan(), group.seats.slice(0, MOST_SHOWN));
  }

  protected isChosen(group: Group): boolean {
    return group.seats.every((seat) => this.chosen().has(seat));
  }

  /** @returns undefined for an account that nobody here knows by name */
  protected nameOf(account: string | undefined): string | undefined {
    if (account === undefined) return undefined;
    return account === this.session.subject() ? this.texts.text('team.you') : this.names().get(account);
  }
}
