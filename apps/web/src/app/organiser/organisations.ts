import { inject, Injectable } from '@angular/core';
import type { Organisation, OrganisationList } from '../api/types';
import { Api } from '../core/api';

const PAGE = 100;

/** The organisations for which the reader sells; an administrator's are all. */
@Injectable({ providedIn: 'root' })
export class Organisations {
  private readonly api = inject(Api);

  /** The first hundred by name. @param query part of the name */
  mine(query: string, signal: AbortSignal): Promise<OrganisationList> {
    return this.api.get<OrganisationList>('/api/organisations', { size: PAGE, ...(query && { query }) }, { signal });
  }

  found(name: string, idempotencyKey: string): Promise<Organisation> {
    return this.api.post<Organisation>('/api/organisations', { name }, { idempotencyKey });
  }
}
