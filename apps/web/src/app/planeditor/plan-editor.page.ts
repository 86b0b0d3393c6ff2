import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import type { SeatingPlanList, SeatingPlanSummary, SeatingPlanView, VenueList } from '../api/types';
import { Api } from '../core/api';
import { Keep } from '../core/keep';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { Once } from '../core/once';
import { ThreeTexts } from '../shell/three-texts';
import { SeatPlan } from '../seatmap/model';
import { type PartDrag, SeatMapComponent } from '../seatmap/seat-map';
import { ProblemNote } from '../shell/problem-note';
import { Said } from '../shell/said';
import { type Block, capacityOf, EMPTY_DRAFT, FARTHEST, GRID, LIMITS, type Mark, marked, mirrored, moved, newBlock, type PlanDraft, type PlanProblem, problemsOf, seatCount, toggledSeat, without, withBlock, withZone, type ZoneDraft } from './draft';
import { History } from './history';
import { fromJson, PlanUnreadable, toLayout, toRequest } from './transfer';

type Tool = 'choose' | 'move' | 'accessible' | 'companion' | 'leaveOut';

const DRAFT_KEY = 'eventify.plan.1';
const MOST_PROBLEMS = 12;
/** 40,000 seats with everything are about 6 MB */
const MOST_FILE_BYTES = 8 * 1024 * 1024;
const SAVE_LIMIT_MS = 60_000;
const GAP = 3;

/** Draws a seating plan: a few blocks with a few numbers each, seen at once on the map that buyers see. Everything is done by fields, buttons and keys; the map adds choosing and dragging by sight. */
@Component({
  selector: 'ev-plan-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SeatMapComponent, ProblemNote, ThreeTexts, Said],
  host: { '(keydown)': 'keyDown($event)' },
  template: `
    <section class="page wide">
      <h1>{{ texts.text('organiser.drawPlan') }}</h1>
      <div class="field-row">
        <label>{{ texts.text('plan.name') }}<input type="text" autocomplete="off" [attr.maxlength]="limits.name" [value]="draft().name" (input)="change({ name: $any($event.target).value }, 'name')" /></label>
        <label>{{ texts.text('dates.venue') }}
          <select (change)="venueId.set($any($event.target).value)">
            <option value="" [selected]="venueId() === ''">{{ texts.text('dates.choose') }}</option>
            @for (venue of venues.value()?.items ?? []; track venue.venueId) {
              <option [value]="venue.venueId" [selected]="venue.venueId === venueId()">{{ language.pick(venue.name) }}, {{ venue.city }}</option>
            }
          </select>
        </label>
        @if ((plans.value()?.items ?? []).length > 0) {
          <label>{{ texts.text('plan.beginWith') }}
            <select (change)="beginWith($any($event.target).value)">
              <option value="">{{ texts.text('dates.choose') }}</option>
              @for (plan of plans.value()?.items ?? []; track plan.seatingPlanId) {
                <option [value]="plan.seatingPlanId">{{ plan.name }} — {{ texts.plural('dates.seats', plan.seats) }}</option>
              }
            </select>
          </label>
        }
      </div>
      @if (venues.problem() ?? plans.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="venues.reload(); plans.reload()" />
      }
      <p class="actions">
        <button type="button" class="button small quiet" [disabled]="!history().canUndo" aria-keyshortcuts="Control+Z" (click)="undo()">{{ texts.text('plan.undo') }}</button>
        <button type="button" class="button small quiet" [disabled]="!history().canRedo" aria-keyshortcuts="Control+Y" (click)="redo()">{{ texts.text('plan.redo') }}</button>
        <button type="button" class="button small quiet" (click)="exportFile()">{{ texts.text('plan.export') }}</button>
        <label class="button small quiet file-button">{{ texts.text('plan.import') }}<input #file type="file" accept="application/json,.json" (change)="importFile(file)" /></label>
        <button type="button" class="button small quiet" (click)="clear()">{{ texts.text('plan.clear') }}</button>
        <button type="button" class="button" aria-describedby="save-hint" [disabled]="busy() || venueId() === '' || isWrong()" (click)="save()">{{ texts.text('plan.save') }}</button>
      </p>
      <p id="save-hint" class="hint">{{ texts.text(venueId() === '' ? 'plan.venueFirst' : 'plan.saveHint') }}</p>
      @if (problem(); as problem) {
        <ev-problem [problem]="problem" />
      }
      @if (saved(); as saved) {
        <p class="note is-good" [evSaid]="texts.text('plan.saved', { name: saved.name, classes: saved.seatClasses.join(', ') })"></p>
      }
      @if (unreadable(); as where) {
        <p class="note is-bad" role="alert">{{ texts.text('plan.unreadable', { where }) }}</p>
      }
      <div class="choose">
        <div class="choose-main">
          <p class="lead" aria-live="polite">{{ texts.plural('dates.seats', seats()) }}@if (capacity() > 0) { · {{ texts.plural('plan.standing', capacity()) }}}</p>
          <div class="segments" role="group" [attr.aria-label]="texts.text('plan.tool')">
            @for (each of tools; track each) {
              <button type="button" [attr.aria-pressed]="tool() === each" (click)="tool.set(each)">{{ texts.word('planTools', each) }}</button>
            }
          </div>
          <p class="hint">{{ texts.word('planToolHelp', tool()) }}</p>
          @if (tool() === 'move') {
            <p class="push">
              <span class="push-buttons" role="group" dir="ltr" [attr.aria-label]="texts.text('plan.push')">
                @for (each of pushes; track each.word) {
                  <button type="button" class="icon-button" [disabled]="!part()" [attr.aria-label]="texts.word('planPushes', each.word)" (click)="push(each.step)">{{ each.sign }}</button>
                }
              </span>
              <span role="status">{{ place() }}</span>
            </p>
          }
          @if (drawable(); as plan) {
            <ev-seat-map [plan]="plan" [keepsView]="true" [movable]="tool() === 'move'" (partDragged)="drag($event)" (pushed)="push($event)" [help]="texts.text('plan.mapHelp')" [chosen]="chosen()" [describe]="describe" (seat)="seatTapped($event)" (zone)="selected.set($event)" />
          }
          @if (problems().length > 0) {
            <h2>{{ texts.text('plan.problems') }}</h2>
            <ul class="plain-list check-list">
              @for (problem of problems(); track $index) {
                <li [class.is-wanting]="problem.grave"><span aria-hidden="true">{{ problem.grave ? '✗' : '•' }}</span>
                  <span>{{ sentence(problem) }}
                    @if (problem.id) {
                      <button type="button" class="button small quiet" (click)="selected.set(problem.id)">{{ texts.text('plan.show') }}</button>
                    }
                  </span>
                </li>
              }
            </ul>
          }
        </div>
        <aside class="choose-side card" [attr.aria-label]="texts.text('plan.parts')">
          <h2>{{ texts.text('plan.parts') }}</h2>
          <p class="card-actions">
            <button type="button" class="button small" [disabled]="draft().blocks.length >= limits.sections" (click)="addBlock()">{{ texts.text('plan.addBlock') }}</button>
            <button type="button" class="button small quiet" [disabled]="draft().zones.length >= limits.zones" (click)="addZone()">{{ texts.text('plan.addZone') }}</button>
          </p>
          <ul class="chips">
            @for (block of draft().blocks; track block.id) {
              <li><button type="button" class="chip" [attr.aria-pressed]="selected() === block.id" (click)="selected.set(block.id)">{{ block.name || '—' }}</button></li>
            }
            @for (zone of draft().zones; track zone.id) {
              <li><button type="button" class="chip" [attr.aria-pressed]="selected() === zone.id" (click)="selected.set(zone.id)">{{ language.pick(zone.name) || '—' }}</button></li>
            }
          </ul>
          <!-- fields of their own for each part: what was written for one never stands at another -->
          @for (id of [selected()]; track id) {
            @if (block(); as block) {
              <label>{{ texts.text('plan.blockName') }}<input type="text" autocomplete="off" [attr.maxlength]="limits.name" [value]="block.name" (input)="set({ name: $any($event.target).value }, 'name')" /></label>
              @if (!block.fixed) {
                <label>{{ texts.text('prices.seatClass') }}<input type="text" autocomplete="off" list="seat-classes" [attr.maxlength]="limits.seatClass" [value]="block.seatClass" (input)="set({ seatClass: $any($event.target).value }, 'class')" /></label>
                <div class="field-row">
                  <label>{{ texts.text('plan.rows') }}<input type="number" min="1" [max]="limits.rows" [value]="block.rows" (change)="set({ rows: whole($any($event.target).value, 1, limits.rows) })" /></label>
                  <label>{{ texts.text('plan.seats') }}<input type="number" min="1" [max]="limits.seatsOfRow" [value]="block.seats" (change)="set({ seats: whole($any($event.target).value, 1, limits.seatsOfRow) })" /></label>
                  <label>{{ texts.text('plan.growth') }}<input type="number" min="-20" max="20" [value]="block.growth" (change)="set({ growth: whole($any($event.target).value, -20, 20) })" /></label>
                  <label>{{ texts.text('plan.rowGap') }}<input type="number" min="0.6" max="5" step="0.1" [value]="block.rowGap" (change)="set({ rowGap: number($any($event.target).value, 0.6, 5) })" /></label>
                  <label>{{ texts.text('plan.curve') }}<input type="number" min="-90" max="90" [value]="block.curve" (change)="set({ curve: number($any($event.target).value, -90, 90) })" /></label>
                  <label>{{ texts.text('plan.aisleAfter') }}<input type="number" min="0" [max]="limits.seatsOfRow" [value]="block.aisleAfter" (change)="set({ aisleAfter: whole($any($event.target).value, 0, limits.seatsOfRow) })" /></label>
                </div>
                <details>
                  <summary>{{ texts.text('plan.naming') }}</summary>
                  <label>{{ texts.text('plan.labels') }}
                    <select (change)="set({ labels: $any($event.target).value })">
                      @for (each of rowLabels; track each) {
                        <option [value]="each" [selected]="each === block.labels">{{ texts.word('planLabels', each) }}</option>
                      }
                    </select>
                  </label>
                  <label>{{ texts.text('plan.firstLabel') }}<input type="number" min="1" max="1000" [value]="block.firstLabel" (change)="set({ firstLabel: whole($any($event.target).value, 1, 1000) })" /></label>
                  <label class="choice"><input type="checkbox" [checked]="block.skipsIO" (change)="set({ skipsIO: $any($event.target).checked })" /><span>{{ texts.text('plan.skipsIO') }}</span></label>
                  <label>{{ texts.text('plan.numbering') }}
                    <select (change)="set({ numbering: $any($event.target).value })">
                      @for (each of numberings; track each) {
                        <option [value]="each" [selected]="each === block.numbering">{{ texts.word('planNumberings', each) }}</option>
                      }
                    </select>
                  </label>
                  @if (block.numbering !== 'oddEven') {
                    <label>{{ texts.text('plan.firstNumber') }}<input type="number" min="0" max="10000" [value]="block.firstNumber" (change)="set({ firstNumber: whole($any($event.target).value, 0, 10000) })" /></label>
                  }
                </details>
              } @else {
                <p class="hint">{{ texts.text('plan.drawnElsewhere') }}</p>
              }
              <div class="field-row">
                <label>{{ texts.text('plan.x') }}<input type="number" step="0.5" [value]="block.x" (change)="set({ x: number($any($event.target).value, -farthest, farthest) })" /></label>
                <label>{{ texts.text('plan.y') }}<input type="number" step="0.5" [value]="block.y" (change)="set({ y: number($any($event.target).value, -farthest, farthest) })" /></label>
                <label>{{ texts.text('plan.turn') }}<input type="number" min="-180" max="180" [value]="block.turn" (change)="set({ turn: number($any($event.target).value, -180, 180) })" /></label>
              </div>
              @if (block.gone.length > 0) {
                <p><button type="button" class="button small quiet" (click)="set({ gone: [] })">{{ texts.plural('plan.putBack', block.gone.length) }}</button></p>
              }
              <p class="card-actions">
                <button type="button" class="button small quiet" (click)="copy(block, false)">{{ texts.text('plan.copy') }}</button>
                <button type="button" class="button small quiet" (click)="copy(block, true)">{{ texts.text('plan.mirror') }}</button>
                <button type="button" class="button small quiet" (click)="remove(block.id)">{{ texts.text('plan.remove') }}</button>
              </p>
            } @else if (zone(); as zone) {
              <ev-three-texts [label]="texts.text('plan.zoneName')" [value]="zone.name" [most]="limits.name" (written)="setZone({ name: $event }, 'name')" />
              <label>{{ texts.text('prices.seatClass') }}<input type="text" autocomplete="off" list="seat-classes" [attr.maxlength]="limits.seatClass" [value]="zone.seatClass" (input)="setZone({ seatClass: $any($event.target).value }, 'class')" /></label>
              <div class="field-row">
                <label>{{ texts.text('plan.capacity') }}<input type="number" min="0" [max]="limits.capacity" [value]="zone.capacity" (change)="setZone({ capacity: whole($any($event.target).value, 0, limits.capacity) })" /></label>
                <label>{{ texts.text('plan.x') }}<input type="number" step="0.5" [value]="zone.x" (change)="setZone({ x: number($any($event.target).value, -farthest, farthest) })" /></label>
                <label>{{ texts.text('plan.y') }}<input type="number" step="0.5" [value]="zone.y" (change)="setZone({ y: number($any($event.target).value, -farthest, farthest) })" /></label>
                <label>{{ texts.text('plan.width') }}<input type="number" min="0.5" step="0.5" [value]="zone.width" (change)="setZone({ width: number($any($event.target).value, 0.5, 1000) })" /></label>
                <label>{{ texts.text('plan.height') }}<input type="number" min="0.5" step="0.5" [value]="zone.height" (change)="setZone({ height: number($any($event.target).value, 0.5, 1000) })" /></label>
              </div>
              <p class="card-actions"><button type="button" class="button small quiet" (click)="remove(zone.id)">{{ texts.text('plan.remove') }}</button></p>
            } @else {
              <p class="hint">{{ texts.text('plan.nothingChosen') }}</p>
            }
          }
          <datalist id="seat-classes">
            @for (each of seatClasses(); track each) {
              <option [value]="each"></option>
            }
          </datalist>
        </aside>
      </div>
    </section>
  `,
})
export class PlanEditorPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly keep = inject(Keep);
  private readonly once = new Once();
  protected readonly limits = LIMITS;
  protected readonly tools: readonly Tool[] = ['choose', 'move', 'accessible', 'companion', 'leaveOut'];
  protected readonly farthest = FARTHEST;
  protected readonly pushes = [
    { word: 'left', sign: '←', step: [-1, 0] },
    { word: 'right', sign: '→', step: [1, 0] },
    { word: 'nearer', sign: '↑', step: [0, -1] },
    { word: 'farther', sign: '↓', step: [0, 1] },
  ] as const;
  protected readonly rowLabels = ['letters', 'numbers'] as const;
  protected readonly numberings = ['left', 'right', 'odd', 'even', 'oddEven'] as const;

  protected readonly venueId = signal('');
  protected readonly venues = remote('venues-to-draw', () => ({}), (_, signal) => this.api.get<VenueList>('/api/venues', { size: 100 }, { signal }));
  protected readonly plans = remote(
    'plans-to-begin-with',
    () => (this.venueId() ? { id: this.venueId() } : undefined),
    ({ id }, signal) => this.api.get<SeatingPlanList>(`/api/venues/${encodeURIComponent(id)}/seating-plans`, { size: 100 }, { signal }),
  );

  protected readonly history = signal(History.of<PlanDraft>(this.kept()));
  /** what is being dragged, and how far it is by now */
  private readonly dragged = signal<{ readonly id: string; readonly dx: number; readonly dy: number } | undefined>(undefined);
  /** With what is being dragged where it is by now: fields, problems and map show it on the way. */
  protected readonly draft = computed(() => {
    const dragged = this.dragged();
    const { present } = this.history();
    return dragged ? moved(present, dragged.id, dragged.dx, dragged.dy) : present;
  });
  protected readonly selected = signal('');
  protected readonly tool = signal<Tool>('choose');
  protected readonly unreadable = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly saved = signal<SeatingPlanSummary | undefined>(undefined);

  protected readonly block = computed(() => this.draft().blocks.find((block) => block.id === this.selected()));
  protected readonly zone = computed(() => this.draft().zones.find((zone) => zone.id === this.selected()));
  protected readonly part = computed(() => this.block() ?? this.zone());
  protected readonly place = computed(() => {
    const part = this.part();
    if (!part) return this.texts.text('plan.pushWhat');
    const what = (typeof part.name === 'string' ? part.name : this.language.pick(part.name)) || '—';
    return this.texts.text('plan.place', { what, x: this.texts.number(part.x), y: this.texts.number(part.y) });
  });
  protected readonly seats = computed(() => seatCount(this.draft()));
  protected readonly capacity = computed(() => capacityOf(this.draft()));
  private readonly found = computed(() => problemsOf(this.draft()));
  protected readonly isWrong = computed(() => this.found().some((problem) => problem.grave));
  protected readonly problems = computed(() => this.found().slice(0, MOST_PROBLEMS));
  protected readonly seatClasses = computed(() => [...new Set([...this.draft().blocks, ...this.draft().zones].map((part) => part.seatClass).filter((each) => each !== ''))]);
  /** What is too large is not drawn. */
  protected readonly drawable = computed(() => {
    if (this.seats() > LIMITS.seats) return undefined;
    const layout = toLayout(this.draft());
    const plan = new SeatPlan(layout);
    plan.applyMap({
      performanceId: '',
      seatingPlanId: '',
      salesStatus: '',
      buckets: [],
      sections: layout.sections.map((section) => ({ sectionId: section.sectionId, name: section.name, states: 'f'.repeat(section.seats.length) })),
    });
    return plan;
  });
  /** The first row of the block that is being worked on: which one it is, and where its front is. */
  protected readonly chosen = computed<ReadonlySet<number>>(() => {
    const plan = this.drawable();
    const section = plan?.sections.find((each) => each.id === this.selected());
    if (!plan || !section || section.to === section.from) return new Set();
    const { row } = plan.seat(section.from);
    const chosen = new Set<number>();
    for (let seat = section.from; seat < section.to && plan.seat(seat).row === row; seat++) chosen.add(seat);
    return chosen;
  });
  protected readonly describe = (seat: number): string => {
    const facts = this.drawable()?.seat(seat);
    if (!facts) return '';
    return [
      this.texts.text('choose.place', { section: facts.section, row: facts.row, number: facts.number }),
      facts.seatClass,
      facts.accessible ? this.texts.text('choose.accessible') : '',
      facts.companion ? this.texts.text('choose.companion') : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
  };

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('organiser.drawPlan'), indexed: false }));
    // survives a reload and a change of language
    effect(() => {
      const draft = this.history().present;
      untracked(() => this.keep.write(DRAFT_KEY, JSON.stringify(draft), 'session'));
    });
    effect(() => {
      const [only, ...others] = this.venues.value()?.items ?? [];
      if (only && others.length === 0) untracked(() => this.venueId.set(only.venueId));
    });
  }

  /** Only this page writes it. */
  private kept(): PlanDraft {
    const text = this.keep.read(DRAFT_KEY, 'session');
    return text ? (JSON.parse(text) as PlanDraft) : EMPTY_DRAFT;
  }

  protected sentence(problem: PlanProblem): string {
    return this.texts.text(`planProblems.${problem.code}`, { what: problem.what });
  }

  protected whole(text: string, least: number, most: number): number {
    return Math.round(this.number(text, least, most));
  }

  protected number(text: string, least: number, most: number): number {
    const number = Number(text);
    return Number.isFinite(number) ? Math.min(Math.max(number, least), most) : least;
  }

  private step(next: PlanDraft, label = ''): void {
    this.saved.set(undefined);
    this.unreadable.set('');
    this.dragged.set(undefined);
    this.history.update((history) => history.with(next, label));
  }

  protected change(change: Partial<PlanDraft>, label = ''): void {
    this.step({ ...this.draft(), ...change }, label);
  }

  /** @param what the field, when writing in it is to be undone at once */
  protected set(change: Partial<Block>, what = ''): void {
    const id = this.selected();
    this.step(withBlock(this.draft(), id, change), what === '' ? '' : `${id} ${what}`);
  }

  protected setZone(change: Partial<ZoneDraft>, what = ''): void {
    const id = this.selected();
    this.step(withZone(this.draft(), id, change), what === '' ? '' : `${id} ${what}`);
  }

  protected addBlock(): void {
    const box = this.drawable()?.box;
    const { blocks, zones } = this.draft();
    const isFirst = blocks.length + zones.length === 0;
    const block = newBlock(crypto.randomUUID(), this.freeName(this.texts.text('plan.newBlock')), isFirst || !box ? 0 : Math.ceil(box.bottom) + GAP);
    this.change({ blocks: [...blocks, { ...block, seatClass: blocks.at(-1)?.seatClass ?? block.seatClass }] });
    this.selected.set(block.id);
  }

  protected addZone(): void {
    const box = this.drawable()?.box;
    const { blocks, zones } = this.draft();
    const isFirst = blocks.length + zones.length === 0;
    const name = this.texts.text('plan.newZone');
    const zone: ZoneDraft = { id: crypto.randomUUID(), name: { [this.language.language()]: name }, seatClass: 'standing', capacity: 100, x: -10, y: isFirst || !box ? 0 : Math.ceil(box.bottom) + GAP, width: 20, height: 8 };
    this.change({ zones: [...zones, zone] });
    this.selected.set(zone.id);
  }

  protected copy(block: Block, mirror: boolean): void {
    const id = crypto.randomUUID();
    const name = this.freeName(block.name);
    const below = this.drawable()?.sections.find((section) => section.id === block.id)?.box;
    const copied = mirror ? mirrored(block, id, name) : { ...block, id, name, y: block.y + (below ? Math.ceil(below.bottom - below.top) : 0) + GAP };
    this.change({ blocks: [...this.draft().blocks, copied] });
    this.selected.set(id);
  }

  private freeName(wanted: string): string {
    const taken = new Set(this.draft().blocks.map((block) => block.name.trim()));
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted.slice(0, LIMITS.name - 5)} ${number}`;
    return name;
  }

  protected remove(id: string): void {
    this.step(without(this.draft(), id));
    this.selected.set('');
  }

  protected clear(): void {
    this.step(EMPTY_DRAFT);
    this.selected.set('');
  }

  protected seatTapped(seat: number): void {
    const [id = '', key = ''] = (this.drawable()?.seat(seat).id ?? '').split(' ');
    const block = this.draft().blocks.find((each) => each.id === id);
    if (!block) return;
    const tool = this.tool();
    if (tool === 'choose' || tool === 'move') this.selected.set(id);
    else this.step(withBlock(this.draft(), id, tool === 'leaveOut' ? toggledSeat(block, key) : marked(block, key, tool satisfies Mark)));
  }

  /** Nothing is done before it is dropped: a drag is one step, and none when it is given up. */
  protected drag({ phase, id, dx, dy }: PartDrag): void {
    if (phase === 'begun') {
      this.selected.set(id);
      this.dragged.set({ id, dx: 0, dy: 0 });
      return;
    }
    // something else was done meanwhile
    if (!this.dragged()) return;
    const now = phase === 'givenUp' ? undefined : { id, dx, dy };
    const next = now && moved(this.history().present, id, dx, dy);
    if (phase === 'moving') this.dragged.set(now);
    else if (next && next !== this.history().present) this.step(next);
    else this.dragged.set(undefined);
  }

  /** One step of the grid; several in a row are undone at once. */
  protected push([dx, dy]: readonly [number, number]): void {
    const id = this.selected();
    const next = moved(this.draft(), id, dx * GRID, dy * GRID);
    if (next !== this.draft()) this.step(next, `${id} push`);
  }

  protected undo(): void {
    this.dragged.set(undefined);
    this.history.update((history) => history.undo());
  }

  protected redo(): void {
    this.dragged.set(undefined);
    this.history.update((history) => history.redo());
  }

  /** In a field the keys are the field's. */
  protected keyDown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (event.target instanceof HTMLElement && event.target.matches('input, textarea, select'))) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) this.undo();
    else if (key === 'y' || key === 'z') this.redo();
    else return;
    event.preventDefault();
  }

  protected exportFile(): void {
    const address = URL.createObjectURL(new Blob([JSON.stringify(toRequest(this.draft()), undefined, 1)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = 'seating-plan.json';
    link.click();
    URL.revokeObjectURL(address);
  }

  protected async importFile(field: HTMLInputElement): Promise<void> {
    const file = field.files?.item(0);
    if (!file) return;
    if (file.size > MOST_FILE_BYTES) this.unreadable.set(this.texts.text('plan.fileTooLarge'));
    else this.take(await file.text());
    field.value = '';
  }

  private take(text: string): void {
    try {
      const draft = fromJson(text);
      this.step(draft);
      this.selected.set(draft.blocks[0]?.id ?? '');
    } catch (failure) {
      if (!(failure instanceof PlanUnreadable)) throw failure;
      this.unreadable.set(failure.where);
    }
  }

  protected async beginWith(planId: string): Promise<void> {
    if (planId === '') return;
    await this.carryOut(async () => this.take(JSON.stringify(await this.api.get<SeatingPlanView>(`/api/seating-plans/${encodeURIComponent(planId)}`, {}, { limitMs: SAVE_LIMIT_MS }))));
  }

  protected async save(): Promise<void> {
    const request = toRequest(this.draft());
    await this.carryOut(async () => {
      const path = `/api/venues/${encodeURIComponent(this.venueId())}/seating-plans`;
      const idempotencyKey = this.once.keyFor([path, request]);
      this.saved.set(await this.api.post<SeatingPlanSummary>(path, request, { idempotencyKey, limitMs: SAVE_LIMIT_MS }));
      this.plans.reload();
    });
  }

  private async carryOut(action: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await action();
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
