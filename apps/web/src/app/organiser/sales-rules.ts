import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { SalesRules } from '../api/types';
import { Texts } from '../core/texts';

/** What the platform takes when an organiser says nothing. */
export const USUAL_RULES: SalesRules = {
  holdMinutes: 10,
  maxPerCustomer: 10,
  cancellationHours: 24,
  refundPercent: 100,
  reentryAllowed: false,
  transferAllowed: true,
  offlineMinutes: 5,
};

/** A number as it was written, within what the contract allows. */
export function within(text: string, least: number, most: number): number {
  const number = Math.floor(Number(text));
  return Number.isFinite(number) ? Math.min(Math.max(number, least), most) : least;
}

/** The rules of sale, the cancellation policy among them. */
@Component({
  selector: 'ev-sales-rules',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field-row">
      <label>{{ texts.text('rules.holdMinutes') }}<input type="number" min="1" max="60" [value]="rules().holdMinutes" (change)="set({ holdMinutes: within($any($event.target).value, 1, 60) })" /></label>
      <label>{{ texts.text('rules.maxPerCustomer') }}<input type="number" min="1" max="100" [value]="rules().maxPerCustomer" (change)="set({ maxPerCustomer: within($any($event.target).value, 1, 100) })" /></label>
      <label>{{ texts.text('rules.cancellationHours') }}<input type="number" min="0" max="8760" [value]="rules().cancellationHours" (change)="set({ cancellationHours: within($any($event.target).value, 0, 8760) })" /></label>
      <label>{{ texts.text('rules.refundPercent') }}<input type="number" min="0" max="100" [value]="rules().refundPercent" (change)="set({ refundPercent: within($any($event.target).value, 0, 100) })" /></label>
      <label>{{ texts.text('rules.offlineMinutes') }}<input type="number" min="0" max="1440" [value]="rules().offlineMinutes" (change)="set({ offlineMinutes: within($any($event.target).value, 0, 1440) })" /></label>
    </div>
    <label class="choice"><input type="checkbox" [checked]="rules().transferAllowed" (change)="set({ transferAllowed: $any($event.target).checked })" /><span>{{ texts.text('rules.transferAllowed') }}</span></label>
    <label class="choice"><input type="checkbox" [checked]="rules().reentryAllowed" (change)="set({ reentryAllowed: $any($event.target).checked })" /><span>{{ texts.text('rules.reentryAllowed') }}</span></label>
    <p class="hint">{{ rules().refundPercent === 0 ? texts.text('event.noRefund') : texts.plural('event.mayCancel', rules().cancellationHours, { percent: texts.number(rules().refundPercent) }) }}</p>
  `,
})
export class SalesRulesFields {
  protected readonly texts = inject(Texts);
  protected readonly within = within;
  readonly rules = input.required<SalesRules>();
  readonly changed = output<SalesRules>();

  protected set(change: Partial<SalesRules>): void {
    this.changed.emit({ ...this.rules(), ...change });
  }
}
