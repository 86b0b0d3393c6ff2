import { isPlatformBrowser } from '@angular/common';
import { computed, DestroyRef, effect, inject, makeStateKey, PendingTasks, PLATFORM_ID, type Signal, signal, TransferState, untracked } from '@angular/core';
import { Problem } from './problem';

/** Something that a page reads from the gateway. */
export interface Remote<T> {
  /** What was read last; stays while something newer is being read, and when reading the same again fails, unless it is gone or not the reader's any more. */
  readonly value: Signal<T | undefined>;
  readonly problem: Signal<Problem | undefined>;
  /** Nothing to show yet. */
  readonly waiting: Signal<boolean>;
  /** Something newer is on its way. */
  readonly loading: Signal<boolean>;
  reload(): void;
  set(value: T): void;
}

/** Withheld: the reader is nobody, or may not see it, or it is gone. */
const WITHHELD: ReadonlySet<number> = new Set([401, 403, 404, 410]);

/**
 * Reads whenever what it asks for changes; an answer that was overtaken is dropped. What the server rendered with travels with the page, so that the browser shows the same at
 * once and does not ask again.
 *
 * @param request what to ask for; undefined: nothing yet
 * @param loader asks
 * @param name stable name of this reading; with the request it is the key under which the server hands it over
 */
export function remote<P, T>(name: string, request: () => P | undefined, loader: (asked: P, signal: AbortSignal) => Promise<T>): Remote<T> {
  const transfer = inject(TransferState);
  const pending = inject(PendingTasks);
  const inBrowser = isPlatformBrowser(inject(PLATFORM_ID));
  const value = signal<T | undefined>(undefined);
  const problem = signal<Problem | undefined>(undefined);
  const loading = signal(false);
  const round = signal(0);
  let under: AbortController | undefined;
  let answered: string | undefined;

  inject(DestroyRef).onDestroy(() => under?.abort());

  const run = async (asked: P): Promise<void> => {
    const question = JSON.stringify(asked);
    const key = makeStateKey<T>(`${name}:${question}`);
    under?.abort();
    if (inBrowser && transfer.hasKey(key)) {
      value.set(transfer.get<T | undefined>(key, undefined));
      transfer.remove(key);
      answered = question;
      return;
    }
    const mine = new AbortController();
    under = mine;
    loading.set(true);
    const done = pending.add();
    try {
      const answer = await loader(asked, mine.signal);
      if (mine.signal.aborted) return;
      value.set(answer);
      answered = question;
      problem.set(undefined);
      if (!inBrowser) transfer.set(key, answer);
    } catch (failure) {
      if (mine.signal.aborted) return;
      const refused = Problem.of(failure);
      if (answered !== question || WITHHELD.has(refused.status)) value.set(undefined);
      problem.set(refused);
    } finally {
      if (under === mine) loading.set(false);
      done();
    }
  };

  effect(() => {
    const asked = request();
    round();
    if (asked !== undefined) untracked(() => void run(asked));
  });

  return {
    value,
    problem,
    loading,
    waiting: computed(() => value() === undefined && problem() === undefined),
    reload: () => {
      problem.set(undefined);
      round.update((count) => count + 1);
    },
    set: (newer: T) => value.set(newer),
  };
}
