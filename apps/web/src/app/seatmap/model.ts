import type { components } from '../api/generated/inventory';

export type Layout = components['schemas']['LayoutView'];
export type SeatMap = components['schemas']['SeatMapView'];

/** f free, h held, s sold, b blocked: as the contract writes them. */
export const FREE = 102;
export const HELD = 104;
export const SOLD = 115;
export const BLOCKED = 98;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface SeatFacts {
  readonly index: number;
  readonly id: string;
  readonly section: string;
  readonly row: string;
  readonly number: string;
  readonly seatClass: string;
  readonly accessible: boolean;
  readonly companion: boolean;
}

export interface Section {
  readonly id: string;
  readonly name: string;
  /** first seat and the one after the last */
  readonly from: number;
  readonly to: number;
  readonly box: Box;
}

export interface ZoneArea {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly seatClass: string;
  /** empty when the plan does not draw it */
  readonly outline: readonly Point[];
}

const CELL = 4;
const EMPTY: Box = { left: 0, top: 0, right: 1, bottom: 1 };

/** The seats of a performance in the plan's own coordinates (one unit is about one seat), in flat arrays: 20,000 objects would be slow. */
export class SeatPlan {
  readonly count: number;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  /** index into {@link classes} */
  readonly classOf: Uint8Array;
  readonly states: Uint8Array;
  readonly classes: readonly string[];
  readonly sections: readonly Section[];
  readonly zones: readonly ZoneArea[];
  readonly box: Box;
  /** distance to the nearest neighbour, typically: what a seat may be as wide as */
  readonly pitch: number;

  private touched: number[] = [];
  private readonly ids: string[] = [];
  private readonly rows: string[] = [];
  private readonly numbers: string[] = [];
  private readonly marks: Uint8Array;
  private readonly sectionOf: Uint16Array;
  private readonly byId = new Map<string, number>();
  private readonly grid = new Map<number, number[]>();

  constructor(layout: Layout) {
    this.count = layout.sections.reduce((count, section) => count + section.seats.length, 0);
    this.xs = new Float32Array(this.count);
    this.ys = new Float32Array(this.count);
    this.classOf = new Uint8Array(this.count);
    this.states = new Uint8Array(this.count).fill(BLOCKED);
    this.marks = new Uint8Array(this.count);
    this.sectionOf = new Uint16Array(this.count);
    const column = new Map(layout.seatColumns.map((name, index) => [name, index]));
    const at = (seat: readonly unknown[], name: string): unknown => seat[column.get(name) ?? -1];
    const classes: string[] = [];
    const sections: Section[] = [];
    let index = 0;
    layout.sections.forEach((section, order) => {
      const from = index;
      for (const seat of section.seats as readonly (readonly unknown[])[]) {
        const id = String(at(seat, 'seatId'));
        const seatClass = String(at(seat, 'seatClass'));
        let place = classes.indexOf(seatClass);
        if (place < 0) place = classes.push(seatClass) - 1;
        this.ids.push(id);
        this.byId.set(id, index);
        this.rows.push(String(at(seat, 'row')));
        this.numbers.push(String(at(seat, 'number')));
        this.xs[index] = Number(at(seat, 'x'));
        this.ys[index] = Number(at(seat, 'y'));
        this.classOf[index] = place;
        this.marks[index] = (at(seat, 'accessible') === true ? 1 : 0) | (at(seat, 'companion') === true ? 2 : 0);
        this.sectionOf[index] = order;
        index++;
      }
      sections.push({ id: section.sectionId, name: section.name, from, to: index, box: this.boxOf(from, index) });
    });
    this.zones = layout.zones.map((zone) => ({
      id: zone.bucketId,
      name: zone.name as Record<string, string>,
      seatClass: zone.seatClass,
      outline: outlineOf(zone.shape),
    }));
    for (const zone of this.zones) if (!classes.includes(zone.seatClass)) classes.push(zone.seatClass);
    this.classes = classes;
    this.sections = sections;
    this.box = around([
      ...sections.filter((section) => section.to > section.from).map((section) => section.box),
      ...this.zones.filter((zone) => zone.outline.length > 0).map((zone) => boxOfPoints(zone.outline)),
    ]);
    for (let seat = 0; seat < this.count; seat++) {
      const key = this.cell(this.xs[seat]!, this.ys[seat]!);
      const cell = this.grid.get(key);
      if (cell) cell.push(seat);
      else this.grid.set(key, [seat]);
    }
    this.pitch = this.typicalPitch();
  }

  seat(index: number): SeatFacts {
    const marks = this.marks[index] ?? 0;
    return {
      index,
      id: this.ids[index]!,
      section: this.sectionAt(index).name,
      row: this.rows[index]!,
      number: this.numbers[index]!,
      seatClass: this.classes[this.classOf[index]!]!,
      accessible: (marks & 1) !== 0,
      companion: (marks & 2) !== 0,
    };
  }

  /** The section that a seat belongs to. */
  sectionAt(index: number): Section {
    return this.sections[this.sectionOf[index]!]!;
  }

  isAccessible(index: number): boolean {
    return ((this.marks[index] ?? 0) & 1) !== 0;
  }

  isCompanion(index: number): boolean {
    return ((this.marks[index] ?? 0) & 2) !== 0;
  }

  indexOf(id: string): number | undefined {
    return this.byId.get(id);
  }

  /** The seats whose state changed since this was asked last; for the one who draws them. */
  takeTouched(): readonly number[] {
    const touched = this.touched;
    this.touched = [];
    return touched;
  }

  /** Takes over all states. @returns the seats that changed */
  applyMap(map: SeatMap): number[] {
    const changed: number[] = [];
    for (const states of map.sections) {
      const section = this.sections.find((candidate) => candidate.id === states.sectionId);
      if (!section || states.states.length !== section.to - section.from) continue;
      for (let offset = 0; offset < states.states.length; offset++) {
        const seat = section.from + offset;
        const state = states.states.charCodeAt(offset);
        if (this.states[seat] !== state) {
          this.states[seat] = state;
          changed.push(seat);
        }
      }
    }
    this.touched = this.touched.concat(changed);
    return changed;
  }

  /** Takes over what was told of some seats. @returns the seats that changed */
  applyStates(told: Readonly<Partial<Record<'free' | 'held' | 'sold' | 'blocked', readonly string[]>>>): number[] {
    const letters = { free: FREE, held: HELD, sold: SOLD, blocked: BLOCKED };
    const changed: number[] = [];
    for (const [word, letter] of Object.entries(letters)) {
      for (const id of told[word as keyof typeof letters] ?? []) {
        const seat = this.byId.get(id);
        if (seat !== undefined && this.states[seat] !== letter) {
          this.states[seat] = letter;
          changed.push(seat);
        }
      }
    }
    this.touched = this.touched.concat(changed);
    return changed;
  }

  /** Calls for each seat whose middle lies in the box. */
  within(box: Box, visit: (seat: number) => void): void {
    const right = Math.floor(box.right / CELL);
    const bottom = Math.floor(box.bottom / CELL);
    for (let row = Math.floor(box.top / CELL); row <= bottom; row++) {
      for (let column = Math.floor(box.left / CELL); column <= right; column++) {
        for (const seat of this.grid.get(key(column, row)) ?? []) {
          const x = this.xs[seat]!;
          const y = this.ys[seat]!;
          if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) visit(seat);
        }
      }
    }
  }

  /** The nearest seat around a point, if one is that near. */
  hit(point: Point, reach: number): number | undefined {
    let best: number | undefined;
    let nearest = reach * reach;
    this.within({ left: point.x - reach, right: point.x + reach, top: point.y - reach, bottom: point.y + reach }, (seat) => {
      const distance = (this.xs[seat]! - point.x) ** 2 + (this.ys[seat]! - point.y) ** 2;
      if (distance <= nearest) {
        nearest = distance;
        best = seat;
      }
    });
    return best;
  }

  zoneAt(point: Point): ZoneArea | undefined {
    return this.zones.find((zone) => zone.outline.length > 2 && isInside(point, zone.outline));
  }

  /** The next seat in a direction (as on the screen, up is negative), within 45 degrees of it: where an arrow key leads. */
  neighbour(from: number, dx: number, dy: number): number | undefined {
    const x = this.xs[from]!;
    const y = this.ys[from]!;
    for (let reach = 2.5 * this.pitch; reach < 64 * this.pitch; reach *= 2) {
      let best: number | undefined;
      let least = Infinity;
      this.within({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }, (seat) => {
        if (seat === from) return;
        const along = (this.xs[seat]! - x) * dx + (this.ys[seat]! - y) * dy;
        const across = Math.abs((this.xs[seat]! - x) * dy - (this.ys[seat]! - y) * dx);
        if (along <= 0 || across > along) return;
        const cost = along + 2 * across;
        if (cost < least) {
          least = cost;
          best = seat;
        }
      });
      if (best !== undefined) return best;
    }
    return undefined;
  }

  /** The free seat of the same class that is nearest to one that is lost, if there is any nearby. */
  nearestFree(lost: number, not: ReadonlySet<number>): number | undefined {
    const x = this.xs[lost]!;
    const y = this.ys[lost]!;
    for (let reach = 3 * this.pitch; reach < 100 * this.pitch; reach *= 2) {
      let best: number | undefined;
      let least = reach * reach;
      this.within({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }, (seat) => {
        if (this.states[seat] !== FREE || not.has(seat) || this.classOf[seat] !== this.classOf[lost]) return;
        const distance = (this.xs[seat]! - x) ** 2 + (this.ys[seat]! - y) ** 2;
        if (distance < least) {
          least = distance;
          best = seat;
        }
      });
      if (best !== undefined) return best;
    }
    return undefined;
  }

  /** How many free seats a section has. */
  freeIn(section: Section): number {
    let count = 0;
    for (let seat = section.from; seat < section.to; seat++) if (this.states[seat] === FREE) count++;
    return count;
  }

  private boxOf(from: number, to: number): Box {
    if (from === to) return EMPTY;
    let left = Infinity;
    let top = Infinity;
    let right = -Infinity;
    let bottom = -Infinity;
    for (let seat = from; seat < to; seat++) {
      left = Math.min(left, this.xs[seat]!);
      right = Math.max(right, this.xs[seat]!);
      top = Math.min(top, this.ys[seat]!);
      bottom = Math.max(bottom, this.ys[seat]!);
    }
    return { left, top, right, bottom };
  }

  private cell(x: number, y: number): number {
    return key(Math.floor(x / CELL), Math.floor(y / CELL));
  }

  private typicalPitch(): number {
    const steps: number[] = [];
    const stride = Math.max(1, Math.floor(this.count / 500));
    for (let seat = 1; seat < this.count; seat += stride) {
      if (this.sectionOf[seat] !== this.sectionOf[seat - 1] || this.rows[seat] !== this.rows[seat - 1]) continue;
      const step = Math.hypot(this.xs[seat]! - this.xs[seat - 1]!, this.ys[seat]! - this.ys[seat - 1]!);
      if (step > 0) steps.push(step);
    }
    steps.sort((a, b) => a - b);
    return steps[Math.floor(steps.length / 2)] ?? 1;
  }
}

function key(column: number, row: number): number {
  return (column + 32768) * 65536 + (row + 32768);
}

function outlineOf(shape: unknown): Point[] {
  const drawn = shape as { polygon?: number[][]; rect?: { x: number; y: number; width: number; height: number } } | undefined;
  if (drawn?.polygon) return drawn.polygon.map(([x = 0, y = 0]) => ({ x, y }));
  if (!drawn?.rect) return [];
  const { x, y, width, height } = drawn.rect;
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

function boxOfPoints(points: readonly Point[]): Box {
  return {
    left: Math.min(...points.map((point) => point.x)),
    right: Math.max(...points.map((point) => point.x)),
    top: Math.min(...points.map((point) => point.y)),
    bottom: Math.max(...points.map((point) => point.y)),
  };
}

function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return EMPTY;
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    right: Math.max(...boxes.map((box) => box.right)),
    top: Math.min(...boxes.map((box) => box.top)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

/** Even-odd rule. */
export function isInside(point: Point, outline: readonly Point[]): boolean {
  let inside = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const a = outline[i]!;
    const b = outline[j]!;
    if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}
