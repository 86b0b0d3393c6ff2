import { Injectable } from '@angular/core';
import { DOOR_LISTS } from '../core/offline';
import type { KeptDoor, OwnScan } from './door-rules';

/** What became of a scan that was told later: kept until somebody at the door has seen it. */
export interface Conflict {
  readonly scanId: string;
  readonly performanceId: string;
  readonly label: string;
  readonly scannedAt: string;
  /** why it would have been refused; absent when only the time without contact was too long */
  readonly code?: string;
  readonly since?: string;
  readonly device?: string;
  readonly tooLong: boolean;
}

/** Unlike the lists it outlives a log-out: what was let in without contact must be told. No names in it. */
const SCANS = 'eventify-door-scans';

/**
 * What a door keeps in the browser: lists, which a log-out deletes, and what was let in but not told, which it does not. Each change is durable when its promise is kept.
 *
 * @throws DOMException from every method when the browser refuses to keep anything
 */
@Injectable({ providedIn: 'root' })
export class DoorStore {
  private readonly lists = new Database(DOOR_LISTS, { doors: 'performanceId' });
  private readonly scans = new Database(SCANS, { scans: 'scanId', conflicts: 'scanId' });

  door(performanceId: string): Promise<KeptDoor | undefined> {
    return this.lists.run('doors', 'readonly', (store) => store.get(performanceId) as IDBRequest<KeptDoor | undefined>);
  }

  doors(): Promise<KeptDoor[]> {
    return this.lists.run('doors', 'readonly', (store) => store.getAll() as IDBRequest<KeptDoor[]>);
  }

  async keepDoor(door: KeptDoor): Promise<void> {
    await this.lists.run('doors', 'readwrite', (store) => store.put(door));
  }

  async forgetDoor(performanceId: string): Promise<void> {
    await this.lists.run('doors', 'readwrite', (store) => store.delete(performanceId));
  }

  allScans(): Promise<OwnScan[]> {
    return this.scans.run('scans', 'readonly', (store) => store.getAll() as IDBRequest<OwnScan[]>);
  }

  async keepScan(scan: OwnScan): Promise<void> {
    await this.scans.run('scans', 'readwrite', (store) => store.put(scan));
  }

  async forgetScan(scanId: string): Promise<void> {
    await this.scans.run('scans', 'readwrite', (store) => store.delete(scanId));
  }

  allConflicts(): Promise<Conflict[]> {
    return this.scans.run('conflicts', 'readonly', (store) => store.getAll() as IDBRequest<Conflict[]>);
  }

  async keepConflict(conflict: Conflict): Promise<void> {
    await this.scans.run('conflicts', 'readwrite', (store) => store.put(conflict));
  }

  async forgetConflict(scanId: string): Promise<void> {
    await this.scans.run('conflicts', 'readwrite', (store) => store.delete(scanId));
  }
}

class Database {
  private opened: Promise<IDBDatabase> | undefined;

  /** @param stores and the key of each */
  constructor(
    private readonly name: string,
    private readonly stores: Record<string, string>,
  ) {}

  async run<T>(store: string, mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await (this.opened ??= this.open());
    return new Promise((done, failed) => {
      const transaction = database.transaction(store, mode);
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = () => failed(transaction.error ?? new DOMException('', 'AbortError'));
    });
  }

  private open(): Promise<IDBDatabase> {
    return new Promise((done, failed) => {
      const request = indexedDB.open(this.name, 1);
      request.onupgradeneeded = () => Object.entries(this.stores).forEach(([store, keyPath]) => request.result.createObjectStore(store, { keyPath }));
      request.onsuccess = () => {
        const database = request.result;
        const gone = (): void => {
          this.opened = undefined;
        };
        // a log-out, perhaps in another tab, deletes it
        database.onversionchange = () => {
          database.close();
          gone();
        };
        database.onclose = gone;
        done(database);
      };
      request.onerror = () => {
        this.opened = undefined;
        failed(request.error ?? new DOMException('', 'UnknownError'));
      };
    });
  }
}
