import { TestBed } from '@angular/core/testing';
import { provideTransloco, TranslocoService, type TranslocoLoader } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import common from '../../texts/en.json';
import organisers from '../../texts/organiser/en.json';
import { PlanEditorPage } from './plan-editor.page';

const english = { ...common, ...organisers, errors: { ...common.errors, ...organisers.errors } };

class English implements TranslocoLoader {
  getTranslation(): Promise<typeof english> {
    return Promise.resolve(english);
  }
}

const VENUE = { venueId: 'v', organisationId: 'o', name: { en: 'Theatre' }, address: 'a', city: 'Tunis', country: 'TN', latitude: 36, longitude: 10, timeZone: 'Africa/Tunis', version: 1 };

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly key: string | null;
}

/** The gateway at the end of the wire. */
function gateway(sent: Sent[]): typeof fetch {
  return (input, init) => {
    const path = String(input);
    sent.push({ method: init?.method ?? 'GET', path, body: String(init?.body ?? ''), key: new Headers(init?.headers).get('Idempotency-Key') });
    const page = (items: unknown[]) => ({ page: 1, size: 100, total: items.length, items });
    const answer = path.startsWith('/api/venues?') ? page([VENUE]) : init?.method === 'POST' ? { seatingPlanId: 'p', venueId: 'v', name: 'Hall', seats: 200, zones: [], seatClasses: ['standard'] } : page([]);
    return Promise.resolve(new Response(JSON.stringify(answer), { status: 200, headers: { 'Content-Type': 'application/json' } }));
  };
}

async function mounted(sent: Sent[] = []) {
  vi.stubGlobal('fetch', gateway(sent));
  TestBed.configureTestingModule({
    providers: [provideTransloco({ config: { availableLangs: ['en'], defaultLang: 'en', prodMode: true }, loader: English })],
  });
  await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
  const fixture = TestBed.createComponent(PlanEditorPage);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await fixture.whenStable();
  };
  const click = async (text: string): Promise<void> => {
    const button = [...page.querySelectorAll('button')].find((each) => each.textContent.trim() === text);
    if (!button) throw new Error(`no button ${text}`);
    button.click();
    await settle();
  };
  const write = async (label: string, value: string): Promise<void> => {
    const field = [...page.querySelectorAll('label')].find((each) => each.textContent.trim() === label)?.querySelector('input');
    if (!field) throw new Error(`no field ${label}`);
    field.value = value;
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new Event('change'));
    await settle();
  };
  const field = (label: string): string => [...page.querySelectorAll('label')].find((each) => each.textContent.trim() === label)?.querySelector('input')?.value ?? '';
  const pointer = async (kind: string, x: number, y: number): Promise<void> => {
    const event = new MouseEvent(kind, { clientX: x, clientY: y, bubbles: true });
    Object.assign(event, { pointerId: 1, pointerType: 'mouse' });
    page.querySelector('canvas')!.dispatchEvent(event);
    await settle();
  };
  const press = async (target: Element, key: string, { ctrlKey = false, shiftKey = false } = {}): Promise<void> => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, shiftKey, bubbles: true, cancelable: true }));
    await settle();
  };
  const seats = (): string => page.querySelector('.choose-main .lead')?.textContent.trim() ?? '';
  return { page, click, write, field, pointer, press, settle, seats };
}

describe('PlanEditorPage', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => vi.unstubAllGlobals());

  it('makes a block of few numbers, and undoes and does again', async () => {
    const { page, click, write, press, seats } = await mounted();
    expect(seats()).toBe('0 seats');
    await click('Add a block');
    await write('Rows', '20');
    await write('Seats in the first row', '40');
    expect(seats()).toBe('800 seats');
    await click('Undo');
    expect(seats()).toBe('400 seats');
    await press(page.querySelector('canvas')!, 'y', { ctrlKey: true });
    expect(seats()).toBe('800 seats');
    await press(page.querySelector('canvas')!, 'z', { ctrlKey: true });
    expect(seats()).toBe('400 seats');
  });

  it('leaves a seat out by keys alone, stays beside it, and puts it back', async () => {
    const { page, click, press, seats } = await mounted();
    await click('Add a block');
    await click('Leave the seat out');
    const canvas = page.querySelector('canvas')!;
    await press(canvas, 'ArrowRight');
    await press(canvas, 'Enter');
    expect(seats()).toBe('199 seats');
    await click('Put 1 seat back');
    expect(seats()).toBe('200 seats');
  });

  it('keeps where one is when a seat is marked', async () => {
    const { page, click, press } = await mounted();
    await click('Add a block');
    await click('Wheelchair');
    const canvas = page.querySelector('canvas')!;
    await press(canvas, 'ArrowRight');
    await press(canvas, 'ArrowRight');
    const told = (): string => page.querySelector('.map-told')?.textContent ?? '';
    expect(told()).toContain('seat 2');
    await press(canvas, 'Enter');
    expect(told()).toContain('seat 2');
    expect(told()).toContain('wheelchair place');
  });

  it('shows what is dragged on the way, and undoes the drag at once', async () => {
    const { click, field, pointer } = await mounted();
    await click('Add a block');
    await click('Move');
    await pointer('pointerdown', 200, 200);
    await pointer('pointermove', 240, 200);
    const onTheWay = Number(field('To the right'));
    expect(onTheWay).toBeGreaterThan(0);
    expect(JSON.parse(sessionStorage.getItem('eventify.plan.1')!)).toMatchObject({ blocks: [{ x: 0, y: 0 }] });
    await pointer('pointermove', 300, 230);
    await pointer('pointerup', 300, 230);
    expect(Number(field('To the right'))).toBeGreaterThan(onTheWay);
    expect(Number(field('To the right')) % 0.5).toBe(0);
    expect(Number(field('From the stage'))).toBeGreaterThan(0);
    await click('Undo');
    expect([field('To the right'), field('From the stage')]).toEqual(['0', '0']);
    await click('Redo');
    expect(Number(field('To the right'))).toBeGreaterThan(onTheWay);
  });

  it('puts back what is given up, without a step to undo', async () => {
    const { page, click, field, pointer, press } = await mounted();
    await click('Add a block');
    await click('Move');
    await pointer('pointerdown', 200, 200);
    await pointer('pointermove', 260, 200);
    await press(page.querySelector('canvas')!, 'Escape');
    await pointer('pointermove', 300, 200);
    await pointer('pointerup', 300, 200);
    expect(field('To the right')).toBe('0');
    await click('Undo');
    expect(page.querySelectorAll('.chip')).toHaveLength(0);
  });

  it('is dragged on still ground: back where it began it has not moved', async () => {
    const { click, field, pointer } = await mounted();
    await click('Add a block');
    await click('Move');
    await pointer('pointerdown', 200, 200);
    for (const x of [250, 350, 390]) await pointer('pointermove', x, 200);
    expect(Number(field('To the right'))).toBeGreaterThan(5);
    await pointer('pointermove', 200, 200);
    expect(field('To the right')).toBe('0');
    await pointer('pointerup', 200, 200);
  });

  it('tells while dragging that a block covers another', async () => {
    const { page, click, pointer } = await mounted();
    await click('Add a block');
    await click('Add a block');
    await click('Move');
    expect(page.textContent).not.toContain('covers seats of another block');
    await pointer('pointerdown', 200, 330);
    await pointer('pointermove', 200, 190);
    expect(page.textContent).toContain('covers seats of another block');
    await pointer('pointerup', 200, 190);
    expect(page.textContent).toContain('covers seats of another block');
  });

  it('lets go of what is dragged when something else is done meanwhile', async () => {
    const { page, click, field, pointer, press } = await mounted();
    await click('Add a block');
    await click('Move');
    await click('→');
    await pointer('pointerdown', 200, 200);
    await pointer('pointermove', 260, 200);
    await press(page.querySelector('canvas')!, 'z', { ctrlKey: true });
    expect(field('To the right')).toBe('0');
    await pointer('pointermove', 300, 200);
    await pointer('pointerup', 300, 200);
    expect(field('To the right')).toBe('0');
  });

  it('is moved by buttons and keys as well, several steps being undone at once', async () => {
    const { page, click, field, press } = await mounted();
    await click('Add a block');
    await click('Move');
    page.querySelector<HTMLElement>('[aria-label="Push to the right"]')!.click();
    await press(page.querySelector('canvas')!, 'ArrowRight', { shiftKey: true });
    await press(page.querySelector('canvas')!, 'ArrowUp', { shiftKey: true });
    expect([field('To the right'), field('From the stage')]).toEqual(['1', '-0.5']);
    expect(page.querySelector('.push [role=status]')?.textContent).toBe('Stalls: 1 to the right, -0.5 from the stage');
    await click('Undo');
    expect([field('To the right'), field('From the stage')]).toEqual(['0', '0']);
  });

  it('shows the fields of the block that is chosen, however fast one chooses', async () => {
    const { page, click, field, settle } = await mounted();
    await click('Add a block');
    const curve = [...page.querySelectorAll('label')].find((each) => each.textContent.trim() === 'Curve (°)')!.querySelector('input')!;
    curve.value = '25';
    curve.dispatchEvent(new Event('change'));
    [...page.querySelectorAll('button')].find((each) => each.textContent.trim() === 'Add a block')!.click();
    await settle();
    expect(field('Curve (°)')).toBe('0');
    await click('Stalls');
    expect(field('Curve (°)')).toBe('25');
  });

  it('survives a reload', async () => {
    const first = await mounted();
    await first.click('Add a block');
    TestBed.resetTestingModule();
    const second = await mounted();
    expect(second.seats()).toBe('200 seats');
  });

  it('is saved only when nothing is wrong, once however often it is asked', async () => {
    const sent: Sent[] = [];
    const { page, click, write } = await mounted(sent);
    await click('Add a block');
    const save = [...page.querySelectorAll('button')].find((each) => each.textContent.trim() === 'Save the plan')!;
    expect(save.disabled).toBe(true);
    await write('Name of the plan', 'Hall');
    expect(save.disabled).toBe(false);
    await click('Save the plan');
    await click('Save the plan');
    const posts = sent.filter((each) => each.method === 'POST');
    expect(posts.map((each) => each.path)).toEqual(['/api/venues/v/seating-plans', '/api/venues/v/seating-plans']);
    expect(posts[0]!.key).toBeTruthy();
    expect(posts[1]!.key).toBe(posts[0]!.key);
    const body = JSON.parse(posts[0]!.body) as { name: string; sections: { rows: { seats: unknown[] }[] }[] };
    expect(body.name).toBe('Hall');
    expect(body.sections[0]!.rows).toHaveLength(10);
    expect(page.querySelector('.note.is-good')?.textContent).toContain('Hall');
  });
});
