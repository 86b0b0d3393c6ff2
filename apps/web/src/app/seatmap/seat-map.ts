import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { LanguageService } from '../core/language';
import { Texts } from '../core/texts';
import { FREE, HELD, type Point, type SeatPlan } from './model';
import { Painter, type Palette } from './painter';
import { Viewport } from './viewport';

/** How far a finger may slip and still mean a tap, in pixels. */
const TAP_SLIP = 8;
const TAP_REACH_PIXELS = 18;
const NEAR_PIXELS = 12;
const SEAT_SCALE_PIXELS = 26;
const WHEEL_STEP = 0.0016;
const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A section or a zone that is being dragged. It ends dropped or given up; whoever moves it shows it on the way. */
export interface PartDrag {
  readonly phase: 'begun' | 'moving' | 'dropped' | 'givenUp';
  /** section or zone */
  readonly id: string;
  /** since it began, in units of the plan */
  readonly dx: number;
  readonly dy: number;
}

/** A plan to choose seats on: by mouse, fingers and keys. Beside it there is always the list; who cannot see a picture loses nothing. */
@Component({
  selector: 'ev-seat-map',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="map-frame" #frame>
      <canvas
        #canvas
        class="map-canvas"
        tabindex="0"
        role="application"
        [attr.aria-label]="texts.text('map.label')"
        aria-describedby="map-help"
        (pointerdown)="press($event)"
        (pointermove)="move($event)"
        (pointerup)="release($event)"
        (pointercancel)="cancel($event)"
        (wheel)="wheel($event)"
        (keydown)="keyDown($event)"
        (focus)="focused.set(true)"
        (blur)="focused.set(false)"
      ></canvas>
      <div class="map-tools">
        <button type="button" class="icon-button" (click)="zoom(1.6)" [attr.aria-label]="texts.text('map.nearer')">+</button>
        <button type="button" class="icon-button" (click)="zoom(1 / 1.6)" [attr.aria-label]="texts.text('map.farther')">−</button>
        <button type="button" class="icon-button" (click)="whole()" [attr.aria-label]="texts.text('map.whole')">⤢</button>
      </div>
    </div>
    <p id="map-help" class="hint">{{ help() || texts.text('map.help') }}</p>
    <p class="map-told" aria-live="polite">{{ told() }}</p>
  `,
})
export class SeatMapComponent {
  protected readonly texts = inject(Texts);
  private readonly language = inject(LanguageService);
  private readonly destroyed = inject(DestroyRef);

  readonly plan = input.required<SeatPlan>();
  /** goes up with each change of states */
  readonly revision = input(0);
  readonly chosen = input<ReadonlySet<number>>(new Set());
  /** whether another plan is the same one changed: then what is seen and where one is stay */
  readonly keepsView = input(false);
  /** whether seats that are not on sale are drawn, too: for those who run the hall */
  readonly showsBlocked = input(false);
  /** seats that stand out among those that are not on sale */
  readonly marked = input<ReadonlySet<number>>(new Set());
  /** whether sections and zones can be dragged, and pushed by Shift and arrows; what is beside them still moves the plan */
  readonly movable = input(false);
  /** how it is used, where it is not for choosing seats to buy */
  readonly help = input('');
  /** what a person reads of a seat: place, price, state */
  readonly describe = input.required<(seat: number) => string>();

  readonly seat = output<number>();
  readonly zone = output<string>();
  readonly partDragged = output<PartDrag>();
  /** Shift and an arrow: where to, one step each */
  readonly pushed = output<readonly [number, number]>();

  protected readonly focused = signal(false);
  private readonly cursor = signal<number | undefined>(undefined);
  protected readonly told = computed(() => {
    const seat = this.cursor();
    this.revision();
    this.chosen();
    return seat === undefined ? '' : this.describe()(seat);
  });

  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  private painter: Painter | undefined;
  private view: Viewport | undefined;
  private shown: SeatPlan | undefined;
  private scheduled = 0;
  private readonly fingers = new Map<number, Point>();
  private pressed: Point | undefined;
  private slipped = false;
  private dragged: { readonly id: string; readonly finger: number; readonly from: Point; at: Point } | undefined;

  constructor() {
    afterNextRender(() => {
      const sizes = new ResizeObserver(() => this.resize());
      sizes.observe(this.frame().nativeElement);
      const dark = matchMedia('(prefers-color-scheme: dark)');
      const restyle = (): void => this.restyle();
      dark.addEventListener('change', restyle);
      const themes = new MutationObserver(restyle);
      themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
      this.destroyed.onDestroy(() => {
        sizes.disconnect();
        themes.disconnect();
        dark.removeEventListener('change', restyle);
        cancelAnimationFrame(this.scheduled);
      });
      this.resize();
    });
    effect(() => {
      const plan = this.plan();
      untracked(() => {
        const here = this.cursor();
        const id = here === undefined || !this.shown ? undefined : this.shown.seat(here).id;
        const stays = this.keepsView() && this.shown !== undefined;
        this.painter = undefined;
        // what is dragged must not move the ground below it
        this.view = stays ? (this.dragged ? this.view : this.view?.around(plan.box)) : undefined;
        this.cursor.set(stays && id !== undefined ? plan.indexOf(id) : undefined);
        this.shown = plan;
        this.schedule();
      });
    });
    effect(() => {
      this.revision();
      this.chosen();
      this.marked();
      this.cursor();
      this.focused();
      this.schedule();
    });
  }

  zoom(factor: number): void {
    if (!this.view) return;
    this.view = this.view.zoomed(factor, { x: this.view.width / 2, y: this.view.height / 2 });
    this.schedule();
  }

  whole(): void {
    if (!this.view) return;
    this.view = Viewport.fit(this.plan().box, this.view.width, this.view.height);
    this.schedule();
  }

  /** Brings a seat into sight and puts the cursor on it. */
  reveal(seat: number): void {
    this.cursor.set(seat);
    const plan = this.plan();
    this.view = this.view?.revealing({ x: plan.xs[seat]!, y: plan.ys[seat]! }, SEAT_SCALE_PIXELS / plan.pitch);
    this.schedule();
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.frame().nativeElement;
    if (clientWidth === 0 || clientHeight === 0) return;
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const canvas = this.canvas().nativeElement;
    canvas.width = Math.round(clientWidth * ratio);
    canvas.height = Math.round(clientHeight * ratio);
    this.view = this.view?.resized(clientWidth, clientHeight);
    this.painter = undefined;
    this.schedule();
  }

  private restyle(): void {
    this.painter?.restyle(this.palette());
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled !== 0 || typeof requestAnimationFrame === 'undefined') return;
    this.scheduled = requestAnimationFrame(() => {
      this.scheduled = 0;
      this.draw();
    });
  }

  private draw(): void {
    const { clientWidth, clientHeight } = this.frame().nativeElement;
    const canvas = this.canvas().nativeElement;
    if (clientWidth === 0 || canvas.width === 0) return;
    const plan = this.plan();
    this.painter ??= new Painter(
      canvas,
      plan,
      this.palette(),
      (zone) => this.language.pick(plan.zones[zone]?.name),
      canvas.width / clientWidth,
      this.showsBlocked(),
    );
    this.view ??= Viewport.fit(plan.box, clientWidth, clientHeight);
    this.painter.paint(this.view, this.chosen(), this.marked(), this.focused() ? this.cursor() : undefined);
  }

  private palette(): Palette {
    // a canvas wants colours, not what they are made of
    const probe = this.frame().nativeElement.appendChild(document.createElement('span'));
    const colour = (name: string): string => {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    };
    const palette = {
      ground: colour('--surface'),
      ink: colour('--ink'),
      soft: colour('--ink-soft'),
      taken: colour('--seat-taken'),
      chosen: colour('--seat-chosen'),
      onChosen: colour('--seat-on-chosen'),
      prices: [0, 1, 2, 3, 4, 5].map((index) => colour(`--price-${index}`)),
    };
    probe.remove();
    return palette;
  }

  private pointOf(event: MouseEvent): Point {
    const frame = this.canvas().nativeElement.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  }

  protected press(event: PointerEvent): void {
    this.canvas().nativeElement.setPointerCapture(event.pointerId);
    const point = this.pointOf(event);
    this.fingers.set(event.pointerId, point);
    // two fingers are meant for the plan
    this.drop('givenUp');
    this.slipped = this.fingers.size > 1;
    this.pressed = point;
  }

  protected move(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before || !this.view) {
      if (event.pointerType === 'mouse') this.hover(event);
      return;
    }
    const now = this.pointOf(event);
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const was = Math.hypot(before.x - other.x, before.y - other.y);
      const is = Math.hypot(now.x - other.x, now.y - other.y);
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      this.view = this.view.moved((now.x - before.x) / 2, (now.y - before.y) / 2);
      if (was > 0) this.view = this.view.zoomed(is / was, middle);
    } else if (this.slipped || (this.pressed && Math.hypot(now.x - this.pressed.x, now.y - this.pressed.y) > TAP_SLIP)) {
      if (!this.slipped) this.grab(event.pointerId);
      this.slipped = true;
      if (this.dragged) this.drag(now);
      else this.view = this.view.moved(now.x - before.x, now.y - before.y);
    }
    this.fingers.set(event.pointerId, now);
    this.schedule();
  }

  protected release(event: PointerEvent): void {
    const point = this.pointOf(event);
    const tapped = this.fingers.delete(event.pointerId) && !this.slipped && this.fingers.size === 0;
    if (this.dragged?.finger === event.pointerId) this.drop('dropped');
    else if (tapped) this.tap(point);
  }

  protected cancel(event: PointerEvent): void {
    this.drop('givenUp');
    this.fingers.delete(event.pointerId);
    this.slipped = true;
  }

  /** Takes hold of what the finger was put on, if it can be moved. */
  private grab(finger: number): void {
    if (!this.movable() || !this.view || !this.pressed) return;
    const from = this.view.toPlan(this.pressed);
    const id = this.partAt(from);
    if (id === undefined) return;
    this.dragged = { id, finger, from, at: from };
    this.partDragged.emit({ phase: 'begun', id, dx: 0, dy: 0 });
  }

  private drag(point: Point): void {
    if (!this.dragged || !this.view) return;
    this.dragged.at = this.view.toPlan(point);
    const { id, from, at } = this.dragged;
    this.partDragged.emit({ phase: 'moving', id, dx: at.x - from.x, dy: at.y - from.y });
  }

  private drop(phase: 'dropped' | 'givenUp'): void {
    if (!this.dragged) return;
    const { id, from, at } = this.dragged;
    this.dragged = undefined;
    this.partDragged.emit({ phase, id, dx: at.x - from.x, dy: at.y - from.y });
  }

  /** The section or zone at a point: of a section also what is between its rows. */
  private partAt(at: Point): string | undefined {
    const plan = this.plan();
    const near = (reach: number): string | undefined => {
      const seat = plan.hit(at, Math.max(reach * plan.pitch, NEAR_PIXELS / (this.view?.scale ?? 1)));
      return seat === undefined ? undefined : plan.sectionAt(seat).id;
    };
    return near(0.6) ?? plan.zoneAt(at)?.id ?? near(1.5);
  }

  private tap(point: Point): void {
    if (!this.view) return;
    const plan = this.plan();
    const at = this.view.toPlan(point);
    const seat = plan.hit(at, Math.max(plan.pitch * 0.6, TAP_REACH_PIXELS / this.view.scale));
    if (seat !== undefined && plan.pitch * this.view.scale < TAP_REACH_PIXELS / 2) {
      // Too small to be meant: first come nearer.
      this.view = this.view.zoomed(SEAT_SCALE_PIXELS / plan.pitch / this.view.scale, point);
      this.schedule();
      return;
    }
    const exact = plan.hit(at, Math.max(plan.pitch * 0.6, NEAR_PIXELS / this.view.scale));
    if (exact !== undefined) {
      this.cursor.set(exact);
      this.seat.emit(exact);
      return;
    }
    const zone = plan.zoneAt(at);
    if (zone) this.zone.emit(zone.id);
  }

  private hover(event: PointerEvent): void {
    if (!this.view) return;
    const plan = this.plan();
    const seat = plan.hit(this.view.toPlan(this.pointOf(event)), plan.pitch * 0.5);
    const canvas = this.canvas().nativeElement;
    canvas.classList.toggle('is-over-seat', seat !== undefined && plan.states[seat] === FREE);
    canvas.classList.toggle('is-over-part', this.movable() && this.partAt(this.view.toPlan(this.pointOf(event))) !== undefined);
    canvas.title = seat === undefined ? '' : this.describe()(seat);
  }

  protected wheel(event: WheelEvent): void {
    if (!this.view) return;
    event.preventDefault();
    this.view = this.view.zoomed(Math.exp(-event.deltaY * WHEEL_STEP * (event.deltaMode === 1 ? 20 : 1)), this.pointOf(event));
    this.schedule();
  }

  protected keyDown(event: KeyboardEvent): void {
    const direction = DIRECTIONS[event.key];
    const plan = this.plan();
    if (event.key === 'Escape' && this.dragged) {
      // the finger that held it means nothing any more
      this.fingers.delete(this.dragged.finger);
      this.drop('givenUp');
    } else if (direction && event.shiftKey && this.movable()) {
      this.pushed.emit(direction);
    } else if (direction) {
      const here = this.cursor();
      const next = here === undefined ? this.first() : plan.neighbour(here, direction[0], direction[1]);
      if (next !== undefined) this.reveal(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      const here = this.cursor();
      if (here !== undefined) this.seat.emit(here);
    } else if (event.key === '+' || event.key === '=') {
      this.zoom(1.6);
    } else if (event.key === '-') {
      this.zoom(1 / 1.6);
    } else if (event.key === '0') {
      this.whole();
    } else {
      return;
    }
    event.preventDefault();
  }

  private first(): number | undefined {
    const plan = this.plan();
    const [chosen] = this.chosen();
    if (chosen !== undefined) return chosen;
    const free = plan.states.indexOf(FREE);
    if (free >= 0) return free;
    const held = plan.states.indexOf(HELD);
    return held >= 0 ? held : plan.count > 0 ? 0 : undefined;
  }
}
