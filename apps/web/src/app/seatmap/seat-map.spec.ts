import { TestBed } from '@angular/core/testing';
import { provideTransloco, type TranslocoLoader } from '@jsverse/transloco';
import english from '../../texts/en.json';
import { SeatPlan } from './model';
import { layoutOf } from './plan.fixture';
import { type PartDrag, SeatMapComponent } from './seat-map';
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

async function mounted(movable = false) {
  TestBed.configureTestingModule({
    providers: [provideTransloco({ config: { availableLangs: ['en'], defaultLang: 'en', prodMode: true }, loader: English })],
  });
  const fixture = TestBed.createComponent(SeatMapComponent);
  const plan = free();
  fixture.componentRef.setInput('plan', plan);
  fixture.componentRef.setInput('movable', movable);
  fixture.componentRef.setInput('describe', (seat: number) => `seat ${seat}`);
  const seats: number[] = [];
  const zones: string[] = [];
  fixture.componentInstance.seat.subscribe((seat) => seats.push(seat));
  fixture.componentInstance.zone.subscribe((zone) => zones.push(zone));
  const drags: PartDrag[] = [];
  const pushes: (readonly [number, number])[] = [];
  fixture.componentInstance.partDragged.subscribe((drag) => drags.push(drag));
  fixture.componentInstance.pushed.subscribe((direction) => pushes.push(direction));
  await fixture.whenStable();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const canvas = (fixture.nativeElement as HTMLElement).querySelector('canvas')!;
  const press = async (key: string, shiftKey = false): Promise<void> => {
    canvas.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, cancelable: true }));
    await fixture.whenStable();
  };
  const pointer = (kind: string, x: number, y: number, id = 1): void => {
    const event = new MouseEvent(kind, { clientX: x, clientY: y });
    Object.assign(event, { pointerId: id, pointerType: 'touch' });
    canvas.dispatchEvent(event);
  };
  const told = (): string => (fixture.nativeElement as HTMLElement).querySelector('.map-told')!.textContent.trim();
  const wheel = (x: number, y: number, deltaY: number): void => void canvas.dispatchEvent(new WheelEvent('wheel', { clientX: x, clientY: y, deltaY, cancelable: true }));
  /** Which seat is at a point by now: told by tapping it. */
  const seatAt = (x: number, y: number): number | undefined => {
    pointer('pointerdown', x, y, 9);
    pointer('pointerup', x, y, 9);
    return seats.pop();
  };
  return { plan, seats, zones, drags, pushes, press, pointer, wheel, seatAt, told };
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

  describe('with parts that can be moved', () => {
    const at = (map: { plan: SeatPlan }, x: number, y: number) => Viewport.fit(map.plan.box, 400, 400).toScreen({ x, y });
    const scaleOf = (map: { plan: SeatPlan }): number => Viewport.fit(map.plan.box, 400, 400).scale;

    it('drags the section that the finger was put on, from where it was put', async () => {
      const map = await mounted(true);
      const from = at(map, 5, 1);
      map.pointer('pointerdown', from.x, from.y);
      map.pointer('pointermove', from.x + 3, from.y);
      expect(map.drags).toEqual([]);
      map.pointer('pointermove', from.x + 40, from.y - 20);
      map.pointer('pointermove', from.x + 60, from.y - 20);
      map.pointer('pointerup', from.x + 60, from.y - 20);
      expect(map.drags.map((drag) => [drag.phase, drag.id])).toEqual([['begun', 'section-0'], ['moving', 'section-0'], ['moving', 'section-0'], ['dropped', 'section-0']]);
      expect(map.drags[3]!.dx).toBeCloseTo(60 / scaleOf(map));
      expect(map.drags[3]!.dy).toBeCloseTo(-20 / scaleOf(map));
      expect(map.seats).toEqual([]);
    });

    it('drags a zone', async () => {
      const map = await mounted(true);
      const from = at(map, -15, 5);
      map.pointer('pointerdown', from.x, from.y);
      map.pointer('pointermove', from.x + 30, from.y);
      map.pointer('pointerup', from.x + 30, from.y);
      expect(map.drags.at(-1)).toMatchObject({ phase: 'dropped', id: 'pit' });
    });

    it('gives up at Escape, and the finger means nothing any more', async () => {
      const map = await mounted(true);
      const from = at(map, 5, 1);
      map.pointer('pointerdown', from.x, from.y);
      map.pointer('pointermove', from.x + 40, from.y);
      await map.press('Escape');
      map.pointer('pointermove', from.x + 90, from.y);
      map.pointer('pointerup', from.x + 90, from.y);
      expect(map.drags.map((drag) => drag.phase)).toEqual(['begun', 'moving', 'givenUp']);
      expect(map.seatAt(from.x, from.y)).toBe(15);
    });

    it('gives up when a second finger comes, which then zooms', async () => {
      const map = await mounted(true);
      const from = at(map, 5, 1);
      map.pointer('pointerdown', from.x, from.y, 1);
      map.pointer('pointermove', from.x + 40, from.y, 1);
      map.pointer('pointerdown', from.x + 80, from.y, 2);
      expect(map.drags.at(-1)!.phase).toBe('givenUp');
      map.pointer('pointermove', from.x + 160, from.y, 2);
      map.pointer('pointerup', from.x + 160, from.y, 2);
      map.pointer('pointerup', from.x + 40, from.y, 1);
      expect(map.drags).toHaveLength(3);
      expect(map.seatAt(from.x, from.y)).not.toBe(15);
    });

    it('moves the plan where there is nothing to take hold of, and everywhere when parts are not to be moved', async () => {
      for (const [movable, below] of [[true, 150], [false, 0]] as const) {
        TestBed.resetTestingModule();
        const map = await mounted(movable);
        const seat = at(map, 5, 2);
        map.wheel(seat.x, seat.y, -1000);
        expect(map.seatAt(seat.x, seat.y)).toBe(25);
        map.pointer('pointerdown', seat.x, seat.y + below);
        map.pointer('pointermove', seat.x + 90, seat.y + below);
        map.pointer('pointerup', seat.x + 90, seat.y + below);
        expect(map.drags).toEqual([]);
        expect(map.seatAt(seat.x, seat.y)).toBe(23);
      }
    });

    it('is pushed by Shift and arrows; arrows alone still walk', async () => {
      const map = await mounted(true);
      await map.press('ArrowRight');
      await map.press('ArrowLeft', true);
      await map.press('ArrowDown', true);
      expect(map.pushes).toEqual([[-1, 0], [0, 1]]);
      expect(map.told()).toBe('seat 0');
    });
  });
});
