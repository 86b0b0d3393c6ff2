import { BLOCKED, type Box, FREE, HELD, type SeatPlan } from './model';
import type { Viewport } from './viewport';

export interface Palette {
  readonly ground: string;
  readonly ink: string;
  readonly soft: string;
  readonly taken: string;
  readonly chosen: string;
  readonly onChosen: string;
  /** one colour a price; a pattern goes with each, so that nobody depends on colours */
  readonly prices: readonly string[];
}

export const PATTERNS = ['plain', 'ring', 'dot', 'bar', 'cross', 'half'] as const;

/** Below this many pixels a seat is too small to be drawn by itself: the picture of the whole is enlarged. */
const LEAST_SEAT_PIXELS = 7;
/** The picture of the whole is made finer than it is shown first, so that it may be enlarged a little. */
const FINENESS = 2;
const MOST_BITMAP_SIDE = 4096;
/** How wide a seat is, as a part of the distance between seats. */
const SEAT_SHARE = 0.78;
/** From this many pixels on seats have their numbers below them, and are smaller to leave room for these. */
const NUMBERED_PIXELS = 28;
const NUMBERED_SHARE = 0.6;
const FONT = 'ui-sans-serif, system-ui, sans-serif';

type Mark = 'seat' | 'accessible' | 'companion';

/** Draws a plan: from far one cached picture, which a changed seat touches in its place only; from near the seats that are seen, from ready-made stamps. */
export class Painter {
  private readonly context: CanvasRenderingContext2D;
  private overview: HTMLCanvasElement | undefined;
  private overviewScale = 1;
  private stamps = new Map<string, HTMLCanvasElement>();
  private stampSize = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly plan: SeatPlan,
    private palette: Palette,
    /** texts of the zones and sections, in the reader's language */
    private readonly zoneName: (zone: number) => string,
    private readonly ratio: number,
    /** whether seats that are not on sale are drawn: to buyers they are not there */
    private readonly showsBlocked = false,
  ) {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('this browser cannot draw');
    this.context = context;
  }

  restyle(palette: Palette): void {
    this.palette = palette;
    this.overview = undefined;
    this.stamps.clear();
  }

  /** The places of changed seats in the picture of the whole are drawn anew. */
  private refresh(seats: readonly number[]): void {
    if (!this.overview || seats.length === 0) return;
    if (seats.length > this.plan.count / 4) {
      this.overview = undefined;
      return;
    }
    const context = this.overview.getContext('2d')!;
    for (const seat of seats) this.drawSmall(context, seat, true);
  }

  paint(view: Viewport, chosen: ReadonlySet<number>, marked: ReadonlySet<number>, focus: number | undefined): void {
    const { context, ratio } = this;
    this.refresh(this.plan.takeTouched());
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = this.palette.ground;
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    const seatPixels = this.plan.pitch * view.scale;
    if (seatPixels < LEAST_SEAT_PIXELS) this.paintFar(view);
    else this.paintNear(view, seatPixels);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const chosenPixels = seatPixels < NUMBERED_PIXELS ? Math.max(seatPixels, 6) : seatPixels * (NUMBERED_SHARE + 0.1);
    for (const seat of marked) this.paintMarked(view, seat, Math.max(seatPixels * (seatPixels < NUMBERED_PIXELS ? SEAT_SHARE : NUMBERED_SHARE), 5));
    for (const seat of chosen) this.paintChosen(view, seat, chosenPixels);
    if (focus !== undefined) this.paintFocus(view, focus, Math.max(seatPixels, 8));
    this.paintNames(view, seatPixels);
  }

  private paintFar(view: Viewport): void {
    const overview = (this.overview ??= this.drawOverview(view));
    const { box } = this.plan;
    const start = view.toScreen({ x: box.left - 1, y: box.top - 1 });
    const enlarged = (view.scale / this.overviewScale) * this.ratio;
    this.context.imageSmoothingEnabled = true;
    this.context.drawImage(overview, start.x * this.ratio, start.y * this.ratio, overview.width * enlarged, overview.height * enlarged);
  }

  private drawOverview(view: Viewport): HTMLCanvasElement {
    const { box } = this.plan;
    const width = box.right - box.left + 2;
    const height = box.bottom - box.top + 2;
    const scale = Math.min(view.fitScale * this.ratio * FINENESS, MOST_BITMAP_SIDE / width, MOST_BITMAP_SIDE / height);
    this.overviewScale = scale;
    const picture = this.canvas.ownerDocument.createElement('canvas');
    picture.width = Math.max(1, Math.ceil(width * scale));
    picture.height = Math.max(1, Math.ceil(height * scale));
    const context = picture.getContext('2d', { alpha: false })!;
    context.fillStyle = this.palette.ground;
    context.fillRect(0, 0, picture.width, picture.height);
    context.setTransform(scale, 0, 0, scale, (1 - box.left) * scale, (1 - box.top) * scale);
    this.drawZones(context);
    for (let seat = 0; seat < this.plan.count; seat++) this.drawSmall(context, seat, false);
    return picture;
  }

  private drawZones(context: CanvasRenderingContext2D): void {
    this.plan.zones.forEach((zone) => {
      if (zone.outline.length < 3) return;
      context.beginPath();
      zone.outline.forEach((point, index) => (index === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y)));
      context.closePath();
      context.globalAlpha = 0.22;
      context.fillStyle = this.colour(zone.seatClass);
      context.fill();
      context.globalAlpha = 1;
      context.lineWidth = 0.25;
      context.strokeStyle = this.colour(zone.seatClass);
      context.stroke();
    });
  }

  private drawSmall(context: CanvasRenderingContext2D, seat: number, anew: boolean): void {
    const side = this.plan.pitch * SEAT_SHARE;
    const x = this.plan.xs[seat]! - side / 2;
    const y = this.plan.ys[seat]! - side / 2;
    if (anew) {
      context.fillStyle = this.palette.ground;
      context.fillRect(x - 0.05, y - 0.05, side + 0.1, side + 0.1);
    }
    const state = this.plan.states[seat];
    if (state === BLOCKED) {
      if (!this.showsBlocked) return;
      context.fillStyle = this.palette.ink;
      context.fillRect(x + side / 4, y + side / 4, side / 2, side / 2);
      return;
    }
    context.fillStyle = state === FREE ? this.priceColour(this.plan.classOf[seat]!) : this.palette.taken;
    context.fillRect(x, y, side, side);
  }

  private paintNear(view: Viewport, seatPixels: number): void {
    const { context, ratio, plan } = this;
    context.setTransform(view.scale * ratio, 0, 0, view.scale * ratio, view.offsetX * ratio, view.offsetY * ratio);
    this.drawZones(context);
    context.setTransform(1, 0, 0, 1, 0, 0);
    const numbered = seatPixels >= NUMBERED_PIXELS;
    const size = Math.round(seatPixels * (numbered ? NUMBERED_SHARE : SEAT_SHARE) * ratio);
    if (size !== this.stampSize) {
      this.stamps.clear();
      this.stampSize = size;
    }
    const visible = view.visible();
    const reach = plan.pitch;
    const box: Box = {
      left: visible.left - reach,
      right: visible.right + reach,
      top: visible.top - reach,
      bottom: visible.bottom + reach,
    };
    if (numbered) {
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.font = `${Math.round(seatPixels * 0.3 * ratio)}px ${FONT}`;
    }
    plan.within(box, (seat) => {
      const state = plan.states[seat]!;
      if (state === BLOCKED && !this.showsBlocked) return;
      const mark: Mark = plan.isAccessible(seat) ? 'accessible' : plan.isCompanion(seat) ? 'companion' : 'seat';
      const x = Math.round((plan.xs[seat]! * view.scale + view.offsetX) * ratio - size / 2);
      const y = Math.round((plan.ys[seat]! * view.scale + view.offsetY) * ratio - size / 2);
      context.drawImage(this.stamp(state, plan.classOf[seat]!, mark, size), x, y);
      if (numbered && (state === FREE || state === BLOCKED)) {
        context.fillStyle = this.palette.ink;
        // in the middle between this row and the one behind it
        context.fillText(plan.seat(seat).number, x + size / 2, y + size / 2 + seatPixels * 0.5 * ratio);
      }
    });
  }

  private stamp(state: number, seatClass: number, mark: Mark, size: number): HTMLCanvasElement {
    const name = `${state}:${state === FREE ? seatClass : 0}:${mark}`;
    const known = this.stamps.get(name);
    if (known) return known;
    const made = this.canvas.ownerDocument.createElement('canvas');
    made.width = size;
    made.height = size;
    const context = made.getContext('2d')!;
    if (state === FREE) this.drawFree(context, seatClass, mark, size);
    else if (state === BLOCKED) this.drawBlocked(context, mark, size);
    else this.drawTaken(context, state, size);
    this.stamps.set(name, made);
    return made;
  }

  private outline(context: CanvasRenderingContext2D, mark: Mark, size: number, inset: number): void {
    context.beginPath();
    if (mark === 'seat') context.arc(size / 2, size / 2, size / 2 - inset, 0, 2 * Math.PI);
    else context.roundRect(inset, inset, size - 2 * inset, size - 2 * inset, size * 0.2);
  }

  private drawFree(context: CanvasRenderingContext2D, seatClass: number, mark: Mark, size: number): void {
    const colour = this.priceColour(seatClass);
    const light = this.palette.ground;
    context.fillStyle = colour;
    this.outline(context, mark, size, 0.5);
    context.fill();
    context.save();
    context.clip();
    context.fillStyle = light;
    context.strokeStyle = light;
    context.lineWidth = Math.max(1, size * 0.14);
    const middle = size / 2;
    context.beginPath();
    switch (PATTERNS[seatClass % PATTERNS.length]) {
      case 'ring':
        context.arc(middle, middle, size * 0.24, 0, 2 * Math.PI);
        context.fill();
        break;
      case 'dot':
        context.arc(middle, middle, size * 0.13, 0, 2 * Math.PI);
        context.fill();
        break;
      case 'bar':
        context.moveTo(0, middle);
        context.lineTo(size, middle);
        context.stroke();
        break;
      case 'cross':
        context.moveTo(size * 0.28, size * 0.28);
        context.lineTo(size * 0.72, size * 0.72);
        context.moveTo(size * 0.72, size * 0.28);
        context.lineTo(size * 0.28, size * 0.72);
        context.stroke();
        break;
      case 'half':
        context.globalAlpha = 0.75;
        context.fillRect(0, middle, size, middle);
        break;
      default:
    }
    context.restore();
    if (mark === 'accessible') {
      context.fillStyle = this.palette.ink;
      context.font = `${Math.round(size * 0.66)}px ${FONT}`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText('\u267F\uFE0E', middle, size * 0.54);
    }
  }

  private drawTaken(context: CanvasRenderingContext2D, state: number, size: number): void {
    context.strokeStyle = this.palette.taken;
    context.fillStyle = this.palette.taken;
    context.lineWidth = Math.max(1, size * 0.1);
    this.outline(context, 'seat', size, size * 0.14);
    if (state === HELD) context.stroke();
    else context.fill();
  }

  /** A ring that is crossed out. */
  private drawBlocked(context: CanvasRenderingContext2D, mark: Mark, size: number): void {
    context.strokeStyle = this.palette.ink;
    context.lineWidth = Math.max(1, size * 0.1);
    this.outline(context, mark, size, size * 0.14);
    context.moveTo(size * 0.28, size * 0.72);
    context.lineTo(size * 0.72, size * 0.28);
    context.stroke();
  }

  private paintChosen(view: Viewport, seat: number, pixels: number): void {
    const { context } = this;
    const at = view.toScreen({ x: this.plan.xs[seat]!, y: this.plan.ys[seat]! });
    context.beginPath();
    context.arc(at.x, at.y, pixels * 0.5, 0, 2 * Math.PI);
    context.fillStyle = this.palette.chosen;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = this.palette.ground;
    context.stroke();
    context.beginPath();
    context.moveTo(at.x - pixels * 0.2, at.y);
    context.lineTo(at.x - pixels * 0.05, at.y + pixels * 0.16);
    context.lineTo(at.x + pixels * 0.22, at.y - pixels * 0.16);
    context.lineWidth = Math.max(1.5, pixels * 0.09);
    context.strokeStyle = this.palette.onChosen;
    context.stroke();
  }

  /** Full, with a bright middle: told from the rings around it, and from the check of what is chosen, by its form. */
  private paintMarked(view: Viewport, seat: number, pixels: number): void {
    const { context } = this;
    const at = view.toScreen({ x: this.plan.xs[seat]!, y: this.plan.ys[seat]! });
    context.beginPath();
    context.arc(at.x, at.y, pixels * 0.5, 0, 2 * Math.PI);
    context.fillStyle = this.palette.ink;
    context.fill();
    context.beginPath();
    context.arc(at.x, at.y, pixels * 0.16, 0, 2 * Math.PI);
    context.fillStyle = this.palette.ground;
    context.fill();
  }

  private paintFocus(view: Viewport, seat: number, pixels: number): void {
    const { context } = this;
    const at = view.toScreen({ x: this.plan.xs[seat]!, y: this.plan.ys[seat]! });
    context.beginPath();
    context.arc(at.x, at.y, pixels * 0.62, 0, 2 * Math.PI);
    context.lineWidth = 3;
    context.strokeStyle = this.palette.ink;
    context.stroke();
  }

  private paintNames(view: Viewport, seatPixels: number): void {
    const { context, plan } = this;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    plan.zones.forEach((zone, index) => {
      if (zone.outline.length < 3) return;
      const middle = zone.outline.reduce((total, point) => ({ x: total.x + point.x / zone.outline.length, y: total.y + point.y / zone.outline.length }), {
        x: 0,
        y: 0,
      });
      this.label(view.toScreen(middle), this.zoneName(index), 15);
    });
    if (seatPixels >= 14) return;
    for (const section of plan.sections) {
      if (section.to === section.from) continue;
      const width = (section.box.right - section.box.left) * view.scale;
      context.font = `600 13px ${FONT}`;
      if (context.measureText(section.name).width > Math.max(width, 44)) continue;
      this.label(
        view.toScreen({ x: (section.box.left + section.box.right) / 2, y: (section.box.top + section.box.bottom) / 2 }),
        section.name,
        13,
      );
    }
  }

  private label(at: { x: number; y: number }, text: string, pixels: number): void {
    const { context } = this;
    context.font = `600 ${pixels}px ${FONT}`;
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = this.palette.ground;
    context.strokeText(text, at.x, at.y);
    context.fillStyle = this.palette.ink;
    context.fillText(text, at.x, at.y);
  }

  private colour(seatClass: string): string {
    return this.priceColour(this.plan.classes.indexOf(seatClass));
  }

  private priceColour(seatClass: number): string {
    return this.palette.prices[seatClass % this.palette.prices.length] ?? this.palette.ink;
  }
}
