import { computed, effect, inject, type Signal, signal, untracked } from '@angular/core';
import type { Layout, PlacesMessage, SeatMap } from '../api/types';
import { Api } from '../core/api';
import { listen } from '../core/live';
import { Problem } from '../core/problem';
import { type Remote, remote } from '../core/remote';
import { SeatPlan } from './model';

/** A seat map is up to 150 ms old when it is made, and takes a while to come: what was told meanwhile is newer. */
const NEWER_MS = 5_000;
/** Longer than the inventory keeps one: a map that is read so long after the beginning of listening misses nothing. */
const SETTLED_MS = 400;
const MOST_TOLD = 100;

/** The places of a performance as they are now. */
export interface LivePlaces {
  readonly layout: Remote<Layout>;
  readonly plan: Signal<SeatPlan | undefined>;
  /** goes up with each change of states */
  readonly revision: Signal<number>;
  /** whether the states were read; before that all seats look blocked */
  readonly known: Signal<boolean>;
  readonly problem: Signal<Problem | undefined>;
  /** undefined until it was told */
  readonly salesStatus: Signal<string | undefined>;
  readonly buckets: Signal<SeatMap['buckets']>;
  readonly remainingIn: Signal<ReadonlyMap<string, number>>;
  /** Reads the states once more, when something was done to them here. */
  readStates(): void;
  /** What is known of seats from elsewhere, such as a refusal. */
  take(states: PlacesMessage['seats']): void;
  /** Reads everything once more. */
  again(): void;
}

/**
 * Follows the places of a performance for as long as the component lives; to be called where it is made.
 *
 * @param performanceId of the address
 * @param noticed hears which seats (indices of the plan) have changed, after each change that was told
 */
export function livePlaces(performanceId: Signal<string>, noticed: (changed: readonly number[]) => void = () => undefined): LivePlaces {
  const api = inject(Api);
  const layout = remote(
    'live-layout',
    () => ({ id: performanceId() }),
    ({ id }, abort) => api.get<Layout>(`/api/inventory/performances/${encodeURIComponent(id)}/layout`, {}, { signal: abort }),
  );
  const plan = computed(() => {
    const read = layout.value();
    return read ? new SeatPlan(read) : undefined;
  });
  const revision = signal(0);
  const known = signal(false);
  const problem = signal<Problem | undefined>(undefined);
  const salesStatus = signal<string | undefined>(undefined);
  const buckets = signal<SeatMap['buckets']>([]);
  const remainingIn = signal<ReadonlyMap<string, number>>(new Map());
  let readStates = (): void => undefined;

  /** Reads at once, and once more when listening has begun, so that nothing falls between. */
  const follow = (of: SeatPlan, id: string): (() => void) => {
    let over = false;
    let later: ReturnType<typeof setTimeout> | undefined;
    let told: { readonly at: number; readonly message: PlacesMessage }[] = [];
    const apply = (message: PlacesMessage): number[] => {
      salesStatus.set(message.salesStatus);
      remainingIn.set(new Map(message.zones.map((zone) => [zone.id, zone.remaining])));
      return of.applyStates(message.seats);
    };
    const readAll = (): void => {
      api
        .get<SeatMap>(`/api/inventory/performances/${encodeURIComponent(id)}/seat-map`, { ids: false }, { fresh: true })
        .then((map) => {
          if (over) return;
          buckets.set(map.buckets);
          remainingIn.set(new Map(map.buckets.map((bucket) => [bucket.bucketId, bucket.remaining])));
          salesStatus.set(map.salesStatus);
          problem.set(undefined);
          const changed = of.applyMap(map);
          told = told.filter((each) => each.at > Date.now() - NEWER_MS);
          for (const each of told) changed.push(...apply(each.message));
          known.set(true);
          revision.update((count) => count + 1);
          noticed(changed);
        })
        .catch((failure: unknown) => {
          if (!over) problem.set(Problem.of(failure));
        });
    };
    const readSettled = (): void => {
      clearTimeout(later);
      later = setTimeout(readAll, SETTLED_MS);
    };
    readStates = () => {
      readAll();
      readSettled();
    };
    readAll();
    const close = listen(`performances/${id}`, {
      ready: readSettled,
      reset: readSettled,
      places: (data) => {
        const message = data as PlacesMessage;
        told.push({ at: Date.now(), message });
        if (told.length > MOST_TOLD) told = told.filter((each) => each.at > Date.now() - NEWER_MS);
        const changed = apply(message);
        revision.update((count) => count + 1);
        noticed(changed);
      },
    });
    return () => {
      over = true;
      clearTimeout(later);
      close();
    };
  };

  effect((clean) => {
    const now = plan();
    const id = performanceId();
    if (now) clean(untracked(() => follow(now, id)));
  });

  return {
    layout,
    plan,
    revision,
    known,
    problem,
    salesStatus,
    buckets,
    remainingIn,
    readStates: () => readStates(),
    take: (states) => {
      plan()?.applyStates(states);
      revision.update((count) => count + 1);
    },
    // a new layout is a new plan, which is followed from the beginning
    again: () => {
      problem.set(undefined);
      layout.reload();
    },
  };
}
