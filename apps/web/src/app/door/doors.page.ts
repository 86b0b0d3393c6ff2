import { afterNextRender, ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DoorPage } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import type { KeptDoor, OwnScan } from './door-rules';
import { DoorStore } from './door-store';

const SIZE = 20;

/** The reader's doors, the next first; without a network those that are kept. */
@Component({
  selector: 'ev-doors',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote],
  template: `
    <section class="page narrow">
      <h1>{{ texts.text('door.doors') }}</h1>
      @if (untold().length > 0) {
        <p class="note is-warm">{{ texts.plural('door.untold', untold().length) }}</p>
      }
      @if (doors.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="doors.reload()" />
        @if (kept().length > 0) {
          <h2>{{ texts.text('door.keptDoors') }}</h2>
        }
      }
      @if (shown(); as list) {
        <ul class="order-list">
          @for (door of list; track door.performanceId) {
            <li class="card">
              <h2><a [routerLink]="['/', language.language(), 'door', door.performanceId]">{{ language.pick(door.title) || texts.text('door.performance') }}</a></h2>
              @if (door.startTime && door.timeZone) {
                <p><time [attr.datetime]="door.startTime">{{ texts.moment(door.startTime, door.timeZone) }}</time></p>
              }
              <p>{{ language.pick(door.venueName) }} @if (door.cancelled) { <span class="tag is-warm">{{ texts.text('event.cancelled') }}</span> }</p>
            </li>
          } @empty {
            @if (!doors.problem()) { <li>{{ texts.text('door.noDoors') }}</li> }
          }
        </ul>
      } @else {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone card-bone"></div><div class="bone card-bone"></div></div>
      }
      @if (doors.value(); as list) {
        @if (list.total > SIZE) {
          <nav class="pager" [attr.aria-label]="texts.text('search.pages')">
            <button type="button" class="button small quiet" [disabled]="page() <= 1" (click)="page.set(page() - 1)">{{ texts.text('search.previous') }}</button>
            <button type="button" class="button small quiet" [disabled]="page() * SIZE >= list.total" (click)="page.set(page() + 1)">{{ texts.text('search.next') }}</button>
          </nav>
        }
      }
    </section>
  `,
})
export class DoorsPage {
  protected readonly SIZE = SIZE;
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly store = inject(DoorStore);
  protected readonly page = signal(1);
  protected readonly kept = signal<readonly KeptDoor[]>([]);
  protected readonly untold = signal<readonly OwnScan[]>([]);
  protected readonly doors = remote('doors', () => ({ page: this.page() }), ({ page }, signal) => this.api.get<DoorPage>('/api/check-ins/performances', { page, size: SIZE }, { signal }));
  protected readonly shown = computed(() => this.doors.value()?.items ?? (this.doors.problem() ? this.kept() : undefined));

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('door.doors'), indexed: false }));
    afterNextRender(() => void this.look());
  }

  private async look(): Promise<void> {
    const [doors, scans] = await Promise.all([this.store.doors(), this.store.allScans()]);
    this.kept.set(doors);
    this.untold.set(scans.filter((scan) => !scan.told));
  }
}
