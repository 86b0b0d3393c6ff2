import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { DeadLetter, DeadLetterList } from '../api/types';
import { Api } from '../core/api';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Said } from '../shell/said';

/** The dead letters of one context: how many, which, why, and what becomes of them. A context that does not answer leaves the others readable. */
@Component({
  selector: 'ev-letters-of',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemNote, Said],
  template: `
    <section class="letters" [attr.aria-labelledby]="headingId()">
      <h2 [id]="headingId()" tabindex="-1">{{ name() }} <code dir="ltr">{{ context() }}</code></h2>
      @if (done(); as done) {
        <p class="note is-good" [evSaid]="texts.text(done === 'replayed' ? 'deadLetters.replayed' : 'deadLetters.discarded')"></p>
      }
      @if (problem(); as problem) {
        <ev-problem [problem]="problem" />
      }
      @if (letters.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="letters.reload()" />
      }
      @if (letters.value(); as list) {
        <p class="lead" role="status">{{ list.more ? texts.text('deadLetters.more', { count: texts.number(list.items.length) }) : texts.plural('deadLetters.waiting', list.items.length) }}</p>
        @if (list.items.length > 0) {
          <ul class="order-list">
            @for (letter of list.items; track letter.id) {
              <li class="card">
                <h3>@if (letter.type) { <code dir="ltr">{{ letter.type }}</code> } @else { {{ texts.text('deadLetters.nameless') }} }</h3>
                @if (letter.cause) {
                  <p>{{ texts.text('deadLetters.cause') }} <code dir="ltr">{{ letter.cause }}</code></p>
                } @else {
                  <p>{{ texts.text('deadLetters.noCause') }}</p>
                }
                <p class="hint">{{ texts.text('deadLetters.since', { at: texts.moment(letter.at, zone) }) }}
                  @if (letter.eventId) { <br />{{ texts.text('deadLetters.event') }} <code dir="ltr">{{ letter.eventId }}</code> }
                  @if (letter.correlationId) { <br />{{ texts.text('dossier.correlation') }} <code dir="ltr">{{ letter.correlationId }}</code> }
                </p>
                <p><button type="button" class="button small" [disabled]="busy()" [attr.aria-label]="texts.text('deadLetters.replay') + ': ' + described(letter)" (click)="settle('replayed', letter)">{{ texts.text('deadLetters.replay') }}</button></p>
                <details>
                  <summary [attr.aria-label]="texts.text('deadLetters.discard') + ': ' + described(letter)">{{ texts.text('deadLetters.discard') }}</summary>
                  <p>{{ texts.text('deadLetters.discardWhat') }}</p>
                  <p><button type="button" class="button small danger" [disabled]="busy()" [attr.aria-label]="texts.text('deadLetters.discardNow') + ': ' + described(letter)" (click)="settle('discarded', letter)">{{ texts.text('deadLetters.discardNow') }}</button></p>
                </details>
              </li>
            }
          </ul>
        }
      } @else if (!letters.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone short"></div></div>
      }
    </section>
  `,
})
export class LettersOf {
  readonly context = input.required<string>();
  protected readonly texts = inject(Texts);
  private readonly api = inject(Api);
  protected readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly name = computed(() => this.texts.word('deadLetterContexts', this.context()));
  protected readonly headingId = computed(() => `letters-${this.context()}`);
  protected readonly busy = signal(false);
  protected readonly done = signal<'replayed' | 'discarded' | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  readonly letters = remote(
    'dead-letters',
    () => ({ context: this.context() }),
    ({ context }, signal) => this.api.get<DeadLetterList>(`/api/dead-letters/${context}`, {}, { signal }),
  );

  protected described(letter: DeadLetter): string {
    return `${letter.type ?? this.texts.text('deadLetters.nameless')}, ${this.texts.moment(letter.at, this.zone)}`;
  }

  protected async settle(how: 'replayed' | 'discarded', letter: DeadLetter): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    this.done.set(undefined);
    const path = `/api/dead-letters/${this.context()}/${encodeURIComponent(letter.id)}`;
    try {
      await (how === 'replayed' ? this.api.post<void>(`${path}/replay`) : this.api.delete<void>(path));
      this.done.set(how);
      const list = this.letters.value();
      if (list) this.letters.set({ ...list, items: list.items.filter((other) => other.id !== letter.id) });
      // the button that was pressed is gone
      document.getElementById(this.headingId())?.focus();
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
      this.letters.reload();
    }
  }
}
