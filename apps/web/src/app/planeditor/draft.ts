/**
 * A seating plan that is being drawn. A block becomes a section of the contract; its rows and seats are computed from few numbers, so that a theatre is a handful of blocks. One
 * unit is the distance of two seats; y grows away from the stage. Everything is immutable: each change is a new draft, which is what undo and redo live on.
 */
export interface PlanDraft {
  readonly name: string;
  readonly blocks: readonly Block[];
  readonly zones: readonly ZoneDraft[];
}

export type RowLabels = 'letters' | 'numbers';
/** Which numbers seats get: one by one from the left or from the right, odd or even ones only, or odd left and even right of the middle. */
export type Numbering = 'left' | 'right' | 'odd' | 'even' | 'oddEven';
/** both: only in plans that were drawn elsewhere */
export type Mark = 'accessible' | 'companion' | 'both';

export interface Block {
  readonly id: string;
  readonly name: string;
  readonly seatClass: string;
  /** the middle of the first row */
  readonly x: number;
  readonly y: number;
  readonly rows: number;
  /** in the first row */
  readonly seats: number;
  /** how many more each row has than the one before it; may be negative */
  readonly growth: number;
  readonly rowGap: number;
  /** how far the ends of a row bend towards the stage, in degrees of the arc that half a row takes; 0 is straight */
  readonly curve: number;
  /** degrees, clockwise */
  readonly turn: number;
  readonly labels: RowLabels;
  /** the first row's place in its kind of labels: 1 is A or 1 */
  readonly firstLabel: number;
  readonly skipsIO: boolean;
  readonly numbering: Numbering;
  /** the first seat's number */
  readonly firstNumber: number;
  /** an aisle after so many seats from the left of each row; 0: none */
  readonly aisleAfter: number;
  /** what a seat is besides, by row and seat from 0: "2:5" */
  readonly marks: Readonly<Record<string, Mark>>;
  /** seats left out: a pillar, the sound desk */
  readonly gone: readonly string[];
  /** what was drawn elsewhere seat by seat; then rows, curve, labels and numbers above say nothing */
  readonly fixed?: readonly FixedSeat[];
  /** of a plan drawn elsewhere; else blocks rank in their order */
  readonly rank?: number;
}

/** A seat of a block drawn elsewhere, relative to the block's place. */
export interface FixedSeat {
  readonly row: string;
  readonly rowRank?: number;
  readonly number: string;
  readonly position: number;
  readonly x: number;
  readonly y: number;
  readonly seatClass: string;
}

export interface ZoneDraft {
  readonly id: string;
  readonly name: Readonly<Partial<Record<string, string>>>;
  readonly seatClass: string;
  readonly capacity: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** of a plan drawn elsewhere: its corners as shares of width and height; else it is a rectangle */
  readonly corners?: readonly (readonly [number, number])[];
}

export interface PlacedSeat {
  /** row and seat, as in marks */
  readonly key: string;
  readonly row: string;
  readonly number: string;
  /** neighbours differ by one, an aisle or a seat left out is a gap */
  readonly position: number;
  readonly x: number;
  readonly y: number;
  readonly seatClass: string;
  readonly rowRank: number | undefined;
  readonly mark: Mark | undefined;
}

export const EMPTY_DRAFT: PlanDraft = { name: '', blocks: [], zones: [] };
/** As the contract and the server have them. */
export const LIMITS = { seats: 40_000, sections: 200, zones: 50, rows: 500, seatsOfRow: 1000, name: 100, seatClass: 50, capacity: 200_000 } as const;
/** Where things stand when they are moved by sight: as far apart as the steps of the fields. */
export const GRID = 0.5;
/** How far from the stage's middle anything may be. */
export const FARTHEST = 1000;
const AISLE = 1;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export function newBlock(id: string, name: string, y: number): Block {
  return {
    id, name, seatClass: 'standard', x: 0, y, rows: 10, seats: 20, growth: 0, rowGap: 1.2, curve: 0, turn: 0,
    labels: 'letters', firstLabel: 1, skipsIO: false, numbering: 'left', firstNumber: 1, aisleAfter: 0, marks: {}, gone: [],
  };
}

/** A, B … Z, AA, AB …; or 1, 2 … */
export function rowLabel(block: Pick<Block, 'labels' | 'firstLabel' | 'skipsIO'>, row: number): string {
  let count = block.firstLabel + row;
  if (block.labels === 'numbers') return String(count);
  const letters = block.skipsIO ? LETTERS.replace(/[IO]/g, '') : LETTERS;
  let label = '';
  while (count > 0) {
    count--;
    label = letters[count % letters.length] + label;
    count = Math.floor(count / letters.length);
  }
  return label;
}

/** How many seats a row has, those left out included. */
export function seatsOfRow(block: Pick<Block, 'seats' | 'growth'>, row: number): number {
  return Math.max(0, block.seats + row * block.growth);
}

/** The numbers of a row from left to right. */
export function seatNumbers(numbering: Numbering, first: number, count: number): number[] {
  const at = Array.from({ length: count }, (_, seat) => seat);
  switch (numbering) {
    case 'left':
      return at.map((seat) => first + seat);
    case 'right':
      return at.map((seat) => first + count - 1 - seat);
    case 'odd':
      return at.map((seat) => first + (first % 2 === 1 ? 0 : 1) + 2 * seat);
    case 'even':
      return at.map((seat) => first + (first % 2 === 0 ? 0 : 1) + 2 * seat);
    case 'oddEven': {
      // the middle has the smallest numbers: … 5 3 1 | 2 4 6 …
      const left = Math.ceil(count / 2);
      return at.map((seat) => (seat < left ? 2 * (left - seat) - 1 : 2 * (seat - left + 1)));
    }
  }
}

const known = new WeakMap<Block, readonly PlacedSeat[]>();

/** All seats of a block where they stand. A block never changes, so they are placed once: what is dragged through a large hall is placed anew, the hall is not. */
export function seatsOf(block: Block): readonly PlacedSeat[] {
  const before = known.get(block);
  if (before) return before;
  const placed = placedSeats(block);
  known.set(block, placed);
  return placed;
}

function placedSeats(block: Block): PlacedSeat[] {
  const gone = new Set(block.gone);
  const turn = (block.turn * Math.PI) / 180;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const placed: PlacedSeat[] = [];
  const place = (key: string, seat: Omit<FixedSeat, 'rowRank'>, rowRank?: number): void => {
    if (gone.has(key)) return;
    const { x, y } = seat;
    placed.push({ ...seat, key, rowRank, x: round(block.x + x * cos - y * sin), y: round(block.y + x * sin + y * cos), mark: block.marks[key] });
  };
  if (block.fixed) {
    block.fixed.forEach(({ rowRank, ...seat }, index) => place(`0:${index}`, seat, rowRank));
    return placed;
  }
  for (let row = 0; row < block.rows; row++) {
    const count = seatsOfRow(block, row);
    const numbers = seatNumbers(block.numbering, block.firstNumber, count);
    const hasAisle = block.aisleAfter > 0 && block.aisleAfter < count;
    const width = count - 1 + (hasAisle ? AISLE : 0);
    const label = rowLabel(block, row);
    for (let seat = 0; seat < count; seat++) {
      const shift = hasAisle && seat >= block.aisleAfter ? AISLE : 0;
      const { x, y } = bent(seat + shift - width / 2, row * block.rowGap, block.curve, block.seats);
      place(`${row}:${seat}`, { row: label, number: String(numbers[seat]), position: seat + shift + 1, x, y, seatClass: block.seatClass });
    }
  }
  return placed;
}

/** On concentric arcs around a point before the stage; the first row spans twice the curve's degrees, and seats keep their distance in every row. */
function bent(along: number, depth: number, curve: number, seats: number): { x: number; y: number } {
  if (curve === 0 || seats < 2) return { x: along, y: depth };
  const half = (Math.abs(curve) * Math.PI) / 180;
  const first = (seats - 1) / 2 / half;
  const away = curve > 0;
  const radius = away ? first + depth : Math.max(first - depth, 1);
  const angle = along / radius;
  const bow = radius * Math.cos(angle);
  return { x: radius * Math.sin(angle), y: away ? bow - first : first - bow };
}

function round(value: number): number {
  // no negative zero
  return Math.round(value * 1000) / 1000 + 0;
}

export function seatCount(draft: PlanDraft): number {
  return draft.blocks.reduce((count, block) => {
    let seats = -block.gone.length;
    if (block.fixed) return count + seats + block.fixed.length;
    for (let row = 0; row < block.rows; row++) seats += seatsOfRow(block, row);
    return count + seats;
  }, 0);
}

export function capacityOf(draft: PlanDraft): number {
  return draft.zones.reduce((count, zone) => count + zone.capacity, 0);
}

export function withBlock(draft: PlanDraft, id: string, change: Partial<Block>): PlanDraft {
  return { ...draft, blocks: draft.blocks.map((block) => (block.id === id ? tidied({ ...block, ...change }) : block)) };
}

export function withZone(draft: PlanDraft, id: string, change: Partial<ZoneDraft>): PlanDraft {
  return { ...draft, zones: draft.zones.map((zone) => (zone.id === id ? { ...zone, ...change } : zone)) };
}

/**
 * Moves a block or a zone to the nearest place of the grid; on an axis on which it hardly moves it stays where it is.
 *
 * @param dx to the right, in units of the plan
 * @param dy away from the stage
 * @returns the same draft when nothing moves
 */
export function moved(draft: PlanDraft, id: string, dx: number, dy: number): PlanDraft {
  const along = (at: number, by: number): number =>
    // no negative zero
    Math.abs(by) < GRID / 2 ? at : Math.min(Math.max(Math.round((at + by) / GRID) * GRID, -FARTHEST), FARTHEST) + 0;
  const part = draft.blocks.find((block) => block.id === id) ?? draft.zones.find((zone) => zone.id === id);
  if (!part) return draft;
  const place = { x: along(part.x, dx), y: along(part.y, dy) };
  if (place.x === part.x && place.y === part.y) return draft;
  return 'width' in part ? withZone(draft, id, place) : withBlock(draft, id, place);
}

export function without(draft: PlanDraft, id: string): PlanDraft {
  return { ...draft, blocks: draft.blocks.filter((block) => block.id !== id), zones: draft.zones.filter((zone) => zone.id !== id) };
}

/** A copy on the other side of the stage's middle, its numbers and marks mirrored, too. */
export function mirrored(block: Block, id: string, name: string): Block {
  const flip = (key: string): string => {
    if (block.fixed) return key;
    const [row = 0, seat = 0] = key.split(':').map(Number);
    return `${row}:${seatsOfRow(block, row) - 1 - seat}`;
  };
  const opposite: Partial<Record<Numbering, Numbering>> = { left: 'right', right: 'left' };
  return {
    ...block,
    id,
    name,
    x: block.x === 0 ? 0 : -block.x,
    turn: block.turn === 0 ? 0 : -block.turn,
    numbering: opposite[block.numbering] ?? block.numbering,
    ...(block.fixed ? { fixed: block.fixed.map((seat) => ({ ...seat, x: seat.x === 0 ? 0 : -seat.x })) } : {}),
    aisleAfter: block.aisleAfter > 0 && block.growth === 0 ? block.seats - block.aisleAfter : block.aisleAfter,
    marks: Object.fromEntries(Object.entries(block.marks).map(([key, mark]) => [flip(key), mark])),
    gone: block.gone.map(flip),
  };
}

/** Marks a seat; the same mark once more takes it away. */
export function marked(block: Block, key: string, mark: Mark): Partial<Block> {
  const { [key]: before, ...others } = block.marks;
  return { marks: before === mark ? others : { ...others, [key]: mark } };
}

/** Leaves a seat out, or puts it back. */
export function toggledSeat(block: Block, key: string): Partial<Block> {
  return { gone: block.gone.includes(key) ? block.gone.filter((each) => each !== key) : [...block.gone, key] };
}

/** What was said of seats that are no longer there is forgotten. */
function tidied(block: Block): Block {
  const exists = (key: string): boolean => {
    const [row = 0, seat = 0] = key.split(':').map(Number);
    if (block.fixed) return seat < block.fixed.length;
    return row < block.rows && seat < seatsOfRow(block, row);
  };
  return { ...block, gone: block.gone.filter(exists), marks: Object.fromEntries(Object.entries(block.marks).filter(([key]) => exists(key))) };
}

export interface PlanProblem {
  readonly code:
    | 'nameMissing'
    | 'noPlaces'
    | 'tooManySeats'
    | 'tooManySections'
    | 'tooManyZones'
    | 'tooManyRows'
    | 'rowTooLong'
    | 'blockNameMissing'
    | 'classMissing'
    | 'emptyRow'
    | 'sameName'
    | 'overlap'
    | 'companionAlone'
    | 'zoneNameMissing'
    | 'zoneSize'
    | 'zoneCapacity';
  /** a problem keeps the plan from being saved, a warning does not */
  readonly grave: boolean;
  /** block or zone */
  readonly id?: string;
  /** names that the sentence needs */
  readonly what: string;
}

const NEAR = 0.6;

/** Everything that keeps a plan from being saved, and what is probably not meant. */
export function problemsOf(draft: PlanDraft): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const grave = (code: PlanProblem['code'], what = '', id?: string): void => void problems.push({ code, grave: true, what, ...(id ? { id } : {}) });
  const warn = (code: PlanProblem['code'], what: string, id: string): void => void problems.push({ code, grave: false, what, id });
  if (draft.name.trim() === '') grave('nameMissing');
  const seats = seatCount(draft);
  if (seats === 0 && draft.zones.length === 0) grave('noPlaces');
  if (draft.blocks.length > LIMITS.sections) grave('tooManySections');
  if (draft.zones.length > LIMITS.zones) grave('tooManyZones');
  // what is too large is not looked at seat by seat
  if (seats > LIMITS.seats) {
    grave('tooManySeats');
    return problems;
  }
  const names = new Set<string>();
  const grid = new Map<string, { x: number; y: number; id: string }[]>();
  const overlapping = new Set<string>();
  for (const block of draft.blocks) {
    if (block.name.trim() === '') grave('blockNameMissing', '', block.id);
    else if (names.has(block.name.trim())) grave('sameName', block.name.trim(), block.id);
    names.add(block.name.trim());
    const placed = seatsOf(block);
    if (placed.some((seat) => seat.seatClass.trim() === '')) grave('classMissing', block.name, block.id);
    if (block.rows > LIMITS.rows) grave('tooManyRows', block.name, block.id);
    if (!block.fixed && Math.max(seatsOfRow(block, 0), seatsOfRow(block, block.rows - 1)) > LIMITS.seatsOfRow) grave('rowTooLong', block.name, block.id);
    const perRow = new Map<string, PlacedSeat[]>();
    for (const seat of placed) {
      const row = perRow.get(seat.row);
      if (row) row.push(seat);
      else perRow.set(seat.row, [seat]);
      if (isNear(grid, seat, block.id)) overlapping.add(block.id);
    }
    for (const seat of placed) {
      const cell = `${Math.floor(seat.x)}:${Math.floor(seat.y)}`;
      const there = grid.get(cell);
      if (there) there.push({ x: seat.x, y: seat.y, id: block.id });
      else grid.set(cell, [{ x: seat.x, y: seat.y, id: block.id }]);
    }
    if (placed.length === 0) grave('emptyRow', block.name, block.id);
    else if (!block.fixed && perRow.size < block.rows) warn('emptyRow', block.name, block.id);
    for (const row of perRow.values()) {
      const lonely = row.find((seat) => seat.mark === 'companion' && !row.some((other) => other.mark === 'accessible' && Math.abs(other.position - seat.position) === 1));
      if (lonely) {
        warn('companionAlone', `${block.name} ${lonely.row} ${lonely.number}`, block.id);
        break;
      }
    }
  }
  for (const block of draft.blocks) if (overlapping.has(block.id)) warn('overlap', block.name, block.id);
  for (const zone of draft.zones) {
    const name = Object.values(zone.name).find((text) => text && text.trim() !== '') ?? '';
    if (name === '') grave('zoneNameMissing', '', zone.id);
    if (zone.seatClass.trim() === '') grave('classMissing', name, zone.id);
    if (!(zone.width > 0 && zone.height > 0)) grave('zoneSize', name, zone.id);
    if (!Number.isInteger(zone.capacity) || zone.capacity < 0 || zone.capacity > LIMITS.capacity) grave('zoneCapacity', name, zone.id);
  }
  return problems;
}

/** Whether another block has a seat where this one would stand. */
function isNear(grid: ReadonlyMap<string, readonly { x: number; y: number; id: string }[]>, seat: PlacedSeat, id: string): boolean {
  for (let dx = -1; dx <= 1; dx++) {
    for (let dy = -1; dy <= 1; dy++) {
      const cell = grid.get(`${Math.floor(seat.x) + dx}:${Math.floor(seat.y) + dy}`) ?? [];
      if (cell.some((other) => other.id !== id && Math.hypot(other.x - seat.x, other.y - seat.y) < NEAR)) return true;
    }
  }
  return false;
}
