import { Viewport } from './viewport';

const BOX = { left: 0, top: 0, right: 100, bottom: 50 };

describe('Viewport', () => {
  it('shows all, in the middle', () => {
    const view = Viewport.fit(BOX, 800, 600);
    expect(view.toScreen({ x: 50, y: 25 })).toEqual({ x: 400, y: 300 });
    expect(view.toScreen({ x: 0, y: 0 }).x).toBeGreaterThanOrEqual(0);
    expect(view.toScreen({ x: 100, y: 50 }).x).toBeLessThanOrEqual(800);
    expect(view.isWhole).toBe(true);
  });

  it('goes there and back', () => {
    const view = Viewport.fit(BOX, 800, 600).zoomed(3, { x: 100, y: 200 });
    const there = view.toScreen({ x: 12, y: 34 });
    expect(view.toPlan(there).x).toBeCloseTo(12);
    expect(view.toPlan(there).y).toBeCloseTo(34);
  });

  it('keeps what is under the fingers when it zooms', () => {
    const before = Viewport.fit(BOX, 800, 600);
    const at = { x: 400, y: 320 };
    const under = before.toPlan(at);
    const after = before.zoomed(4, at).toScreen(under);
    expect(after.x).toBeCloseTo(at.x);
    expect(after.y).toBeCloseTo(at.y);
  });

  it('never gets smaller than all, nor loses the plan', () => {
    const view = Viewport.fit(BOX, 800, 600);
    expect(view.zoomed(0.1, { x: 0, y: 0 }).scale).toBeCloseTo(view.scale);
    const far = view.zoomed(4, { x: 400, y: 300 }).moved(100_000, -100_000);
    const { left, bottom } = far.visible();
    expect(left).toBeGreaterThanOrEqual(-1.51);
    expect(bottom).toBeLessThanOrEqual(51.51);
  });

  it('reveals a seat at a scale at which it can be seen', () => {
    const view = Viewport.fit(BOX, 800, 600).revealing({ x: 99, y: 49 }, 26);
    const at = view.toScreen({ x: 99, y: 49 });
    expect(view.scale).toBeGreaterThanOrEqual(26);
    expect(at.x).toBeGreaterThan(0);
    expect(at.x).toBeLessThan(800);
    expect(at.y).toBeLessThan(600);
  });

  it('stays whole when the screen turns', () => {
    expect(Viewport.fit(BOX, 800, 600).resized(300, 900).isWhole).toBe(true);
  });

  it('stays where it is when the plan grows, and shows all of it where all was seen', () => {
    const grown = { ...BOX, right: 200 };
    const near = Viewport.fit(BOX, 800, 600).zoomed(4, { x: 400, y: 300 });
    const after = near.around(grown);
    expect(after.scale).toBe(near.scale);
    expect(after.toPlan({ x: 400, y: 300 })).toEqual(near.toPlan({ x: 400, y: 300 }));
    expect(Viewport.fit(BOX, 800, 600).around(grown)).toEqual(Viewport.fit(grown, 800, 600));
  });
});
