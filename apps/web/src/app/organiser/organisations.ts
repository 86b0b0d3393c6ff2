import { inject, Injectable } from '@angular/core';
import type { EventPageList, Organisation, VenueList } from '../api/types';
import { Api } from '../core/api';
import { Keep } from '../core/keep';
import { Problem } from '../core/problem';

const FOUNDED_KEY = 'eventify.organisation';
const MOST = 20;

/** The organisations for which the reader sells. The contracts have no list of them: they are those of his events and venues, and the one he has just founded. */
@Injectable({ providedIn: 'root' })
export class Organisations {
  private readonly api = inject(Api);
  private readonly keep = inject(Keep);

  async mine(signal: AbortSignal): Promise<Organisation[]> {
    const [events, venues] = await Promise.all([
      this.api.get<EventPageList>('/api/events', { mine: true, size: 100 }, { signal }),
      this.api.get<VenueList>('/api/venues', { size: 100 }, { signal }),
    ]);
    const ids = new Set([...venues.items, ...events.items].map((owned) => owned.organisationId));
    const founded = this.keep.read(FOUNDED_KEY);
    if (founded) ids.add(founded);
    const found = await Promise.all([...ids].slice(0, MOST).map((id) => this.one(id, signal)));
    return found.filter((organisation) => organisation !== undefined);
  }

  /** Undefined when it is not the reader's: an administrator sees venues of all, and the browser may have been another's before. */
  private async one(id: string, signal: AbortSignal): Promise<Organisation | undefined> {
    try {
      return await this.api.get<Organisation>(`/api/organisations/${encodeURIComponent(id)}`, {}, { signal });
    } catch (failure) {
      if (failure instanceof Problem && (failure.status === 403 || failure.status === 404)) return undefined;
      throw failure;
    }
  }

  async found(name: string, idempotencyKey: string): Promise<Organisation> {
    const made = await this.api.post<Organisation>('/api/organisations', { name }, { idempotencyKey });
    this.keep.write(FOUNDED_KEY, made.organisationId);
    return made;
  }
}
