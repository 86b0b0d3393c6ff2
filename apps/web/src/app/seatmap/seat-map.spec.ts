import { TestBed } from '@angular/core/testing';
import { provideTransloco, type TranslocoLoader } from '@jsverse/transloco';
import english from '../../texts/en.json';
import { SeatPlan } from './model';
import { layoutOf } from './plan.fixture';
import { SeatMapComponent } from './seat-map';
import { Viewport } from './viewport';

class English implements TranslocoLoader {
  getTranslation(): Promise<typeof english> {
    return Promise.resolve(english);
  }
}

function free(): SeatPlan {
  const plan = new SeatPlan(layoutOf(1, 3, 10));
  plan.applyMap({
    performanceId: 'p',
    seatingPlanId: 's',
    salesStatus: 'open',
    buckets: [],
    sections: [{ sectionId: 'section-0', name: 'S0', seatIds: [], states: 'f'.repeat(30) }],
  });
  return plan;
}

async function mounted() {
  TestBed.configureTestingModule({
    providers: [provideTransloco({ config: { availableLangs: ['en'], defaultLang: 'en', prodMode: true }, loader: English })],
  });
  const fixture = TestBed.createComponent(SeatMapComponent);
  const plan = free();
  fixture.componentRef.setInput('plan', plan);
  fixture.componentRef.setInput('describe', (seat: number) => `seat ${seat}`);
  const seats: number[] = [];
  const zones: string[] = [];
  fixture.componentInstance.seat.subscribe((seat) => seats.push(seat));
  fixture.componentInstance.zone.subscribe((zone) => zones.push(zone));
  await fixture.whenStable();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const canvas = (fixture.nativeElement as HTMLElement).querySelector('canvas')!;
  const press = async (key: string): Promise<void> => {
    canvas.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    await fixture.whenStable();
  };
  const pointer = (kind: string, x: number, y: number, id = 1): void => {
    const event = new MouseEvent(kind, { clientX: x, clientY: y });
    Object.assign(event, { pointerId: id, pointerType: 'touch' });
    canvas.dispatchEvent(event);
  };
  const told = (): string => (fixture.nativeElement as HTMLElement).querySelector('.map-told')!.textContent.trim();
  return { plan, seats, zones, press, pointer, told };
}

describe('SeatMapComponent', () => {
  it('is walked and chosen from by keys, and tells where one is', async () => {
    const map = await mounted();
    await map.press('ArrowRight');
    expect(map.told()).toBe('seat 0');
    await map.press('ArrowRight');
    await map.press('ArrowDown');
    expect(map.told()).toBe('seat 11');
    await map.press('Enter');
    await map.press(' ');
    expect(map.seats).toEqual([11, 11]);
  });

  it('chooses the seat that is tapped', async () => {
    const map = await mounted();
    const at = Viewport.fit(map.plan.box, 400, 400).toScreen({ x: 5, y: 1 });
    map.pointer('pointerdown', at.x, at.y);
    map.pointer('pointerup', at.x + 2, at.y + 1);
    expect(map.seats).toEqual([15]);
  });

  it('takes a dragging finger for a dragging finger', async () => {
    const map = await mounted();
    const at = Viewport.fit(map.plan.box, 400, 400).toScreen({ x: 5, y: 1 });
    map.pointer('pointerdown', at.x, at.y);
    map.pointer('pointermove', at.x + 60, at.y);
    map.pointer('pointerup', at.x, at.y);
    expect(map.seats).toEqual([]);
  });

  it('tells which zone was tapped', async () => {
    const map = await mounted();
    const at = Viewport.fit(map.plan.box, 400, 400).toScreen({ x: -15, y: 5 });
    map.pointer('pointerdown', at.x, at.y);
    map.pointer('pointerup', at.x, at.y);
    expect(map.zones).toEqual(['pit']);
  });
});
