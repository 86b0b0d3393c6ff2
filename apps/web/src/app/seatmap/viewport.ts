import type { Box, Point } from './model';

const MARGIN = 1.5;
/** pixels that a unit of the plan may become, at most */
const MOST_SCALE = 48;

/** Which part of the plan is seen: screen = plan × scale + offset, in CSS pixels. Immutable. */
export class Viewport {
  private constructor(
    readonly width: number,
    readonly height: number,
    readonly scale: number,
    readonly offsetX: number,
    readonly offsetY: number,
    private readonly box: Box,
  ) {}

  /** All of the plan. */
  static fit(box: Box, width: number, height: number): Viewport {
    const scale = Viewport.fitting(box, width, height);
    return new Viewport(
      width,
      height,
      scale,
      width / 2 - ((box.left + box.right) / 2) * scale,
      height / 2 - ((box.top + box.bottom) / 2) * scale,
      box,
    );
  }

  private static fitting(box: Box, width: number, height: number): number {
    return Math.min(
      width / (box.right - box.left + 2 * MARGIN),
      height / (box.bottom - box.top + 2 * MARGIN),
      MOST_SCALE,
    );
  }

  get fitScale(): number {
    return Viewport.fitting(this.box, this.width, this.height);
  }

  get isWhole(): boolean {
    return this.scale <= this.fitScale * 1.001;
  }

  toPlan(screen: Point): Point {
    return { x: (screen.x - this.offsetX) / this.scale, y: (screen.y - this.offsetY) / this.scale };
  }

  toScreen(plan: Point): Point {
    return { x: plan.x * this.scale + this.offsetX, y: plan.y * this.scale + this.offsetY };
  }

  /** What of the plan is seen. */
  visible(): Box {
    const start = this.toPlan({ x: 0, y: 0 });
    const end = this.toPlan({ x: this.width, y: this.height });
    return { left: start.x, top: start.y, right: end.x, bottom: end.y };
  }

  /** Nearer or farther; what is under the point stays there. */
  zoomed(factor: number, at: Point): Viewport {
    const scale = Math.min(Math.max(this.scale * factor, this.fitScale), Math.max(MOST_SCALE, this.fitScale));
    const fixed = this.toPlan(at);
    return this.with(scale, at.x - fixed.x * scale, at.y - fixed.y * scale);
  }

  moved(dx: number, dy: number): Viewport {
    return this.with(this.scale, this.offsetX + dx, this.offsetY + dy);
  }

  /** The same part of a plan that has another size by now; all of it where all was seen. */
  around(box: Box): Viewport {
    if (this.isWhole) return Viewport.fit(box, this.width, this.height);
    return new Viewport(this.width, this.height, this.scale, this.offsetX, this.offsetY, box).moved(0, 0);
  }

  /** The same middle and scale on a screen of another size. */
  resized(width: number, height: number): Viewport {
    if (this.isWhole) return Viewport.fit(this.box, width, height);
    const middle = this.toPlan({ x: this.width / 2, y: this.height / 2 });
    const scale = Math.max(this.scale, Viewport.fitting(this.box, width, height));
    return new Viewport(width, height, scale, 0, 0, this.box).with(scale, width / 2 - middle.x * scale, height / 2 - middle.y * scale);
  }

  /** Shows a part as large as it goes. */
  showing(part: Box): Viewport {
    const scale = Math.max(this.fitScale, Math.min(Viewport.fitting(part, this.width, this.height), MOST_SCALE));
    return this.with(
      scale,
      this.width / 2 - ((part.left + part.right) / 2) * scale,
      this.height / 2 - ((part.top + part.bottom) / 2) * scale,
    );
  }

  /** Moves as little as it takes to see a point, at a scale at which seats can be told apart. */
  revealing(point: Point, leastScale: number): Viewport {
    const near = this.scale < leastScale ? this.zoomed(leastScale / this.scale, this.toScreen(point)) : this;
    const at = near.toScreen(point);
    const edge = Math.min(48, this.width / 4, this.height / 4);
    const dx = at.x < edge ? edge - at.x : at.x > this.width - edge ? this.width - edge - at.x : 0;
    const dy = at.y < edge ? edge - at.y : at.y > this.height - edge ? this.height - edge - at.y : 0;
    return dx === 0 && dy === 0 ? near : near.moved(dx, dy);
  }

  /** The plan never leaves the screen: where it is larger its edges stop at the screen's, where it is smaller it is centred. */
  private with(scale: number, offsetX: number, offsetY: number): Viewport {
    return new Viewport(
      this.width,
      this.height,
      scale,
      Viewport.bounded(offsetX, scale, this.box.left - MARGIN, this.box.right + MARGIN, this.width),
      Viewport.bounded(offsetY, scale, this.box.top - MARGIN, this.box.bottom + MARGIN, this.height),
      this.box,
    );
  }

  private static bounded(offset: number, scale: number, from: number, to: number, length: number): number {
    if ((to - from) * scale <= length) return length / 2 - ((from + to) / 2) * scale;
    return Math.min(Math.max(offset, length - to * scale), -from * scale);
  }
}
