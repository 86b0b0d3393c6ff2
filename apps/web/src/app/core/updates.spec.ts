import { TestBed } from '@angular/core/testing';
import { Updates } from './updates';

class Workers extends EventTarget {
  updates = 0;
  constructor(readonly controller: object | null) {
    super();
  }
  getRegistration(): Promise<{ update: () => Promise<void> }> {
    return Promise.resolve({ update: () => Promise.resolve(void this.updates++) });
  }
}

const begun = (workers: Workers): Updates => {
  const updates = TestBed.inject(Updates);
  updates.begin(workers as unknown as ServiceWorkerContainer);
  return updates;
};

describe('Updates', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('tells when another worker takes over', () => {
    const workers = new Workers({});
    const updates = begun(workers);
    expect(updates.newer()).toBe(false);
    workers.dispatchEvent(new Event('controllerchange'));
    expect(updates.newer()).toBe(true);
  });

  it('says nothing of the first one, and tells of the second', () => {
    const workers = new Workers(null);
    const updates = begun(workers);
    workers.dispatchEvent(new Event('controllerchange'));
    expect(updates.newer()).toBe(false);
    workers.dispatchEvent(new Event('controllerchange'));
    expect(updates.newer()).toBe(true);
  });

  it('does not look when the reader goes', async () => {
    vi.useFakeTimers();
    const workers = new Workers({});
    begun(workers);
    await vi.advanceTimersByTimeAsync(3_600_000);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(workers.updates).toBe(0);
  });

  it('looks for one when the reader comes back after an hour', async () => {
    vi.useFakeTimers();
    const workers = new Workers({});
    begun(workers);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(workers.updates).toBe(0);
    document.dispatchEvent(new Event('visibilitychange'));
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(workers.updates).toBe(1);
  });
});
