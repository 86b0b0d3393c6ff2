import { ChangeDetectionStrategy, Component, computed, effect, inject, output, signal, untracked } from '@angular/core';
import type { OrganisationSummary } from '../api/types';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Said } from '../shell/said';
import { Organisations } from './organisations';

/** For which organisation something is done: the first one until another is chosen. More than a hundred are found by their name. */
@Component({
  selector: 'ev-organisation-choice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemNote, Said],
  template: `
    @if (list.problem(); as problem) {
      <ev-problem [problem]="problem" [canRetry]="true" (retry)="list.reload()" />
    }
    @if (list.value(); as found) {
      @if (isSearched()) {
        <label>{{ texts.text('organiser.findOrganisation') }}<input type="search" autocomplete="off" maxlength="100" [value]="query()" (change)="query.set($any($event.target).value.trim())" (keydown.enter)="$event.preventDefault(); query.set($any($event.target).value.trim())" /></label>
      }
      @if (found.items.length > 0) {
        <label>{{ texts.text('organiser.organisation') }}
          <select (change)="choose($any($event.target).value)">
            @for (each of found.items; track each.organisationId) {
              <option [value]="each.organisationId" [selected]="each.organisationId === current()">{{ each.name }}</option>
            }
          </select>
        </label>
      } @else if (query()) {
        <p class="hint" [evSaid]="texts.text('organiser.noSuchOrganisation')"></p>
      }
    } @else if (!list.problem()) {
      <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone"></div></div>
    }
  `,
})
export class OrganisationChoice {
  protected readonly texts = inject(Texts);
  private readonly organisations = inject(Organisations);
  /** null: the reader has none */
  readonly chosen = output<OrganisationSummary | null>();

  protected readonly query = signal('');
  protected readonly list = remote('organisations', () => ({ query: this.query() }), ({ query }, signal) => this.organisations.mine(query, signal));
  protected readonly current = signal('');
  protected readonly isSearched = computed(() => this.query() !== '' || (this.list.value()?.total ?? 0) > (this.list.value()?.size ?? 0));

  constructor() {
    effect(() => {
      const items = this.list.value()?.items;
      if (items) untracked(() => this.settle(items));
    });
  }

  /** After one was founded. */
  reload(): void {
    this.list.reload();
  }

  protected choose(id: string): void {
    const items = this.list.value()?.items ?? [];
    this.take(items.find((each) => each.organisationId === id) ?? null);
  }

  /** A search that finds nothing leaves what was chosen before. */
  private settle(items: readonly OrganisationSummary[]): void {
    if (items.length === 0 ? this.query() === '' : !items.some((each) => each.organisationId === this.current())) this.take(items[0] ?? null);
  }

  private take(organisation: OrganisationSummary | null): void {
    this.current.set(organisation?.organisationId ?? '');
    this.chosen.emit(organisation);
  }
}
