import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideTransloco, type TranslocoLoader } from '@jsverse/transloco';
import { layoutOf } from './plan.fixture';
import { livePlaces } from './live-places';
import { FREE, HELD } from './model';

class NoTexts implements TranslocoLoader {
  getTranslation(): Promise<object> {
    return Promise.resolve({});
  }
}

class Source extends EventTarget {
  static last: Source;
  readyState = 1;
  constructor(readonly url: string) {
    super();
    Source.last = this;
  }
  close(): void {
    this.readyState = 2;
  }
  tell(kind: string, data: object): void {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) }));
  }
}

@Component({ selector: 'ev-probe', template: '' })
class Probe {
  readonly id = input.required<string>();
  readonly changed: (readonly number[])[] = [];
  readonly places = livePlaces(this.id, (changed) => this.changed.push(changed));
}

const LAYOUT = layoutOf(1, 1, 3);
const told = (seats: object) => ({ salesStatus: 'open', available: true, remaining: 2, zones: [{ id: 'pit', remaining: 7 }], seats });
const mapOf = (states: string) => ({ performanceId: 'p', seatingPlanId: 's', salesStatus: 'open', sections: [{ sectionId: 'section-0', states }], buckets: [{ bucketId: 'pit', zoneId: 'z', name: { en: 'Pit' }, seatClass: 'floor', capacity: 9, remaining: 9 }] });

describe('livePlaces', () => {
  let maps: ((states: string) => void)[];

  beforeEach(() => {
    maps = [];
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    vi.stubGlobal('EventSource', Source);
    vi.stubGlobal('fetch', ((path: string) =>
      path.includes('/layout')
        ? Promise.resolve(new Response(JSON.stringify(LAYOUT)))
        : new Promise<Response>((answer) => maps.push((states) => answer(new Response(JSON.stringify(mapOf(states))))))) as typeof fetch);
    TestBed.configureTestingModule({ providers: [provideTransloco({ config: { availableLangs: ['en'], defaultLang: 'en', prodMode: true }, loader: NoTexts })] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const mounted = async () => {
    const fixture = TestBed.createComponent(Probe);
    fixture.componentRef.setInput('id', 'p');
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 20; turn++) {
        await vi.advanceTimersByTimeAsync(0);
        fixture.detectChanges();
      }
    };
    await settle();
    return { fixture, probe: fixture.componentInstance, settle };
  };

  it('believes what was told rather than a map that was on its way meanwhile', async () => {
    const { probe, settle } = await mounted();
    expect(maps).toHaveLength(1);
    Source.last.tell('places', told({ held: ['s0r0n1'] }));
    maps[0]?.('fff');
    await settle();
    const plan = probe.places.plan();
    expect([...(plan?.states ?? [])]).toEqual([FREE, HELD, FREE]);
    expect(probe.places.remainingIn().get('pit')).toBe(7);
    expect(probe.places.known()).toBe(true);
    expect(probe.changed.at(-1)).toContain(1);
  });

  it('believes a map that was asked for long after', async () => {
    const { probe, settle } = await mounted();
    Source.last.tell('places', told({ held: ['s0r0n1'] }));
    await vi.advanceTimersByTimeAsync(6_000);
    maps[0]?.('fff');
    await settle();
    expect([...(probe.places.plan()?.states ?? [])]).toEqual([FREE, FREE, FREE]);
    expect(probe.places.remainingIn().get('pit')).toBe(9);
  });

  it('reads once more when listening has begun, a moment later', async () => {
    const { settle } = await mounted();
    maps[0]?.('fff');
    await settle();
    Source.last.tell('ready', {});
    await settle();
    expect(maps).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(maps).toHaveLength(2);
  });

  it('reads once more when too much was told to be told one by one', async () => {
    const { settle } = await mounted();
    maps[0]?.('fff');
    await settle();
    Source.last.tell('reset', {});
    await vi.advanceTimersByTimeAsync(500);
    expect(maps).toHaveLength(2);
  });

  it('tells what a map says anew', async () => {
    const { probe, settle } = await mounted();
    maps[0]?.('fff');
    await settle();
    probe.places.readStates();
    maps[1]?.('fsf');
    await settle();
    expect(probe.changed.at(-1)).toEqual([1]);
  });

  it('follows one performance at a time, and none when the page is left', async () => {
    const { fixture, probe, settle } = await mounted();
    const first = Source.last;
    expect(first.url).toBe('/live/performances/p');
    fixture.componentRef.setInput('id', 'q');
    await settle();
    expect(first.readyState).toBe(2);
    const second = Source.last;
    expect(second.url).toBe('/live/performances/q');
    // answers to the questions before
    for (const answer of maps.slice(0, -1)) answer('sss');
    await settle();
    expect(probe.places.known()).toBe(false);
    expect(probe.changed).toEqual([]);
    maps.at(-1)?.('fff');
    await settle();
    expect([...(probe.places.plan()?.states ?? [])]).toEqual([FREE, FREE, FREE]);
    fixture.destroy();
    expect(second.readyState).toBe(2);
  });
});
