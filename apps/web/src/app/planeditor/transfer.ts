import type { Layout, SeatingPlanRequest } from '../api/types';
import { type Block, EMPTY_DRAFT, type FixedSeat, LIMITS, type Mark, newBlock, type PlacedSeat, type PlanDraft, seatsOf, type ZoneDraft } from './draft';

type SectionRequest = NonNullable<SeatingPlanRequest['sections']>[number];
type ZoneRequest = NonNullable<SeatingPlanRequest['zones']>[number];

/** As the REST contract wants it. */
export function toRequest(draft: PlanDraft): SeatingPlanRequest {
  return { name: draft.name.trim(), sections: draft.blocks.map(section), zones: draft.zones.map(zone) };
}

function rowsOf(seats: readonly PlacedSeat[]): Map<string, PlacedSeat[]> {
  const rows = new Map<string, PlacedSeat[]>();
  for (const seat of seats) {
    const row = rows.get(seat.row);
    if (row) row.push(seat);
    else rows.set(seat.row, [seat]);
  }
  return rows;
}

function section(block: Block): SectionRequest {
  return {
    name: block.name.trim(),
    ...(block.rank === undefined ? {} : { rank: block.rank }),
    rows: [...rowsOf(seatsOf(block))].map(([label, seats]) => ({
      label,
      ...(seats[0]?.rowRank === undefined ? {} : { rank: seats[0].rowRank }),
      seats: seats.map((seat) => ({
        number: seat.number,
        position: seat.position,
        x: seat.x,
        y: seat.y,
        seatClass: seat.seatClass.trim(),
        ...(seat.mark === 'accessible' || seat.mark === 'both' ? { accessible: true } : {}),
        ...(seat.mark === 'companion' || seat.mark === 'both' ? { companion: true } : {}),
      })),
    })),
  };
}

function zone(drawn: ZoneDraft): ZoneRequest {
  const { x, y, width, height } = drawn;
  return {
    name: Object.fromEntries(Object.entries(drawn.name).flatMap(([language, text]) => (text && text.trim() !== '' ? [[language, text.trim()]] : []))),
    seatClass: drawn.seatClass.trim(),
    capacity: drawn.capacity,
    shape: drawn.corners ? { polygon: drawn.corners.map(([across, down]) => [x + across * width, y + down * height]) } : { rect: { x, y, width, height } },
  };
}

/** What a file says is no plan of the contract. */
export class PlanUnreadable extends Error {
  /** @param where in the file, such as sections[2].rows[0] */
  constructor(readonly where: string) {
    super(where);
  }
}

/**
 * Reads a plan in the form of the REST contract: one to define, or one that was read from it.
 *
 * @throws PlanUnreadable if it is none; nothing is guessed but the place of a zone that the plan does not draw
 */
export function fromJson(text: string): PlanDraft {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new PlanUnreadable('JSON');
  }
  const plan = object(json, '$');
  const sections = list(plan['sections'] ?? [], 'sections', LIMITS.sections);
  const zones = list(plan['zones'] ?? [], 'zones', LIMITS.zones);
  return {
    ...EMPTY_DRAFT,
    name: string(plan['name'], 'name', LIMITS.name),
    blocks: sections.map((each, index) => readSection(object(each, `sections[${index}]`), `sections[${index}]`, index)),
    zones: zones.map((each, index) => readZone(object(each, `zones[${index}]`), `zones[${index}]`, index)),
  };
}

function readSection(given: Record<string, unknown>, where: string, index: number): Block {
  const seats: FixedSeat[] = [];
  const marks: Record<string, Mark> = {};
  list(given['rows'], `${where}.rows`, LIMITS.rows).forEach((each, r) => {
    const at = `${where}.rows[${r}]`;
    const row = object(each, at);
    const label = string(row['label'], `${at}.label`, 20);
    let last = 0;
    list(row['seats'], `${at}.seats`, LIMITS.seatsOfRow).forEach((one, s) => {
      const place = `${at}.seats[${s}]`;
      const seat = object(one, place);
      last = seat['position'] === undefined || seat['position'] === null ? last + 1 : whole(seat['position'], `${place}.position`);
      const accessible = seat['accessible'] === true;
      const companion = seat['companion'] === true;
      if (accessible || companion) marks[`0:${seats.length}`] = accessible && companion ? 'both' : accessible ? 'accessible' : 'companion';
      seats.push({
        row: label,
        ...(typeof row['rank'] === 'number' ? { rowRank: row['rank'] } : {}),
        number: string(seat['number'], `${place}.number`, 20),
        position: last,
        x: number(seat['x'], `${place}.x`),
        y: number(seat['y'], `${place}.y`),
        seatClass: string(seat['seatClass'], `${place}.seatClass`, LIMITS.seatClass),
      });
    });
  });
  return {
    ...newBlock(`section-${index}`, string(given['name'], `${where}.name`, LIMITS.name), 0),
    seatClass: seats[0]?.seatClass ?? 'standard',
    ...(typeof given['rank'] === 'number' ? { rank: given['rank'] } : {}),
    fixed: seats,
    marks,
  };
}

function readZone(given: Record<string, unknown>, where: string, index: number): ZoneDraft {
  const names = object(given['name'], `${where}.name`);
  const name = Object.fromEntries(Object.entries(names).map(([language, text]) => [language, string(text, `${where}.name.${language}`, LIMITS.name)]));
  const common = {
    id: `zone-${index}`,
    name,
    seatClass: string(given['seatClass'], `${where}.seatClass`, LIMITS.seatClass),
    capacity: whole(given['capacity'], `${where}.capacity`),
  };
  // a plan need not draw its zones
  const shape = object(given['shape'] ?? {}, `${where}.shape`);
  if (shape['polygon']) {
    const points = list(shape['polygon'], `${where}.shape.polygon`, 200).map((each, i) => {
      const [x, y] = list(each, `${where}.shape.polygon[${i}]`, 2);
      return { x: number(x, `${where}.shape.polygon[${i}][0]`), y: number(y, `${where}.shape.polygon[${i}][1]`) };
    });
    const x = Math.min(...points.map((point) => point.x));
    const y = Math.min(...points.map((point) => point.y));
    const width = Math.max(...points.map((point) => point.x)) - x;
    const height = Math.max(...points.map((point) => point.y)) - y;
    if (!(width > 0 && height > 0)) throw new PlanUnreadable(`${where}.shape.polygon`);
    return { ...common, x, y, width, height, corners: points.map((point) => [(point.x - x) / width, (point.y - y) / height] as const) };
  }
  const rect = object(shape['rect'] ?? { x: 0, y: 0, width: 10, height: 5 }, `${where}.shape.rect`);
  return {
    ...common,
    x: number(rect['x'], `${where}.shape.rect.x`),
    y: number(rect['y'], `${where}.shape.rect.y`),
    width: number(rect['width'], `${where}.shape.rect.width`),
    height: number(rect['height'], `${where}.shape.rect.height`),
  };
}

function object(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new PlanUnreadable(where);
  return value as Record<string, unknown>;
}

function list(value: unknown, where: string, most: number): unknown[] {
  if (!Array.isArray(value) || value.length > most) throw new PlanUnreadable(where);
  return value;
}

function string(value: unknown, where: string, most: number): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > most) throw new PlanUnreadable(where);
  return value;
}

function number(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new PlanUnreadable(where);
  return value;
}

function whole(value: unknown, where: string): number {
  const given = number(value, where);
  if (!Number.isInteger(given)) throw new PlanUnreadable(where);
  return given;
}

/** As the seat map draws it: sections and zones have the ids of their blocks and zones, seats "block seat". */
export function toLayout(draft: PlanDraft): Layout {
  return {
    performanceId: '',
    seatingPlanId: '',
    seatColumns: ['seatId', 'row', 'number', 'x', 'y', 'seatClass', 'accessible', 'companion'],
    sections: draft.blocks.map((block, index) => ({
      sectionId: block.id,
      name: block.name,
      rank: index + 1,
      seats: seatsOf(block).map((seat) => [
        `${block.id} ${seat.key}`,
        seat.row,
        seat.number,
        seat.x,
        seat.y,
        seat.seatClass,
        seat.mark === 'accessible' || seat.mark === 'both',
        seat.mark === 'companion' || seat.mark === 'both',
      ]),
    })),
    zones: draft.zones.map((drawn) => ({ bucketId: drawn.id, name: zone(drawn).name, seatClass: drawn.seatClass, shape: zone(drawn).shape as unknown as Record<string, never> })),
  };
}
