import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { provideTransloco, TranslocoService, type TranslocoLoader } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import english from '../../texts/en.json';
import { SearchBox } from './search-box';

class English implements TranslocoLoader {
  getTranslation(): Promise<typeof english> {
    return Promise.resolve(english);
  }
}

@Component({ template: '' })
class EventPage {}

const SOON = { timeout: 30_000 };
const NIGHT = { text: 'Jazz Night', kind: 'event', eventId: '7f9c0f5e-0000-4000-8000-000000000001' };
const TUNIS = { text: 'Tunis', kind: 'city' };
const THEME = { text: 'jazz', kind: 'tag' };

/** The catalogue at the other end of the wire: a question waits until it is answered, and knows whether somebody still waits for it. */
class Catalogue {
  readonly questions: { readonly words: string; readonly signal: AbortSignal; answer(items: readonly object[]): void; refuse(): void }[] = [];

  readonly fetch = (address: string, { signal }: { signal: AbortSignal }): Promise<Response> =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      this.questions.push({
        words: new URL(address, 'http://localhost').searchParams.get('q') ?? '',
        signal,
        answer: (items) => resolve(Response.json({ items })),
        refuse: () => resolve(new Response('', { status: 503 })),
      });
    });
}

async function mounted(initial = '') {
  const catalogue = new Catalogue();
  vi.stubGlobal('fetch', catalogue.fetch);
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: 'en/events/:eventId', component: EventPage }]),
      provideTransloco({ config: { availableLangs: ['en'], defaultLang: 'en', prodMode: true }, loader: English }),
    ],
  });
  await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
  const fixture = TestBed.createComponent(SearchBox);
  fixture.componentRef.setInput('initial', initial);
  const asked: string[] = [];
  fixture.componentInstance.asked.subscribe((words) => asked.push(words));
  document.body.append(fixture.nativeElement as HTMLElement);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const field = page.querySelector('input')!;
  field.focus();

  const options = (): HTMLElement[] => [...page.querySelectorAll<HTMLElement>('[role=listbox]:not([hidden]) [role=option]:not([hidden])')];
  return {
    page,
    field,
    asked,
    catalogue,
    options,
    router: TestBed.inject(Router),
    show: async (words: string): Promise<void> => {
      fixture.componentRef.setInput('initial', words);
      await fixture.whenStable();
    },
    type: (words: string): void => {
      field.value = words;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    },
    /** As a browser does it: Enter sends the form when nobody has taken the key for something else. */
    press: async (key: string): Promise<boolean> => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      if (field.dispatchEvent(event) && key === 'Enter') field.form!.requestSubmit();
      await fixture.whenStable();
      return event.defaultPrevented;
    },
    question: (number: number) => vi.waitUntil(() => catalogue.questions[number], SOON),
    told: async (): Promise<(string | undefined)[]> => {
      await fixture.whenStable();
      return options().map((option) => option.querySelector('span')?.textContent);
    },
    /** What a screen reader takes for the place where one is. */
    active: (): string | undefined => {
      const id = field.getAttribute('aria-activedescendant');
      return id === null ? undefined : (document.getElementById(id)?.querySelector('span')?.textContent ?? `nothing has the id ${id}`);
    },
    isOpen: (): boolean => field.getAttribute('aria-expanded') === 'true',
    listed: async (...items: readonly object[]): Promise<void> => {
      const question = await vi.waitUntil(() => catalogue.questions.find((each) => each.words === field.value.trim()), SOON);
      question.answer(items);
      await vi.waitFor(async () => {
        await fixture.whenStable();
        expect(options().length).toBe(items.length);
      }, SOON);
    },
  };
}

describe('SearchBox', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });

  it('asks once for what was typed at last, and opens a list in which nothing is active', async () => {
    const box = await mounted();
    box.type('ja');
    box.type('jaz');
    box.type('jazz ');
    await box.listed(NIGHT, THEME, TUNIS);
    expect(box.catalogue.questions.map((question) => question.words)).toEqual(['jazz']);
    expect(await box.told()).toEqual(['Jazz Night', 'jazz', 'Tunis']);
    expect(box.isOpen()).toBe(true);
    expect(box.active()).toBeUndefined();
    expect(box.field.value).toBe('jazz ');
    const list = box.page.querySelector('[role=listbox]')!;
    expect(box.field.getAttribute('aria-controls')).toBe(list.id);
    expect(list.getAttribute('aria-label')).toBe(english.search.suggestions);
    expect(box.field.getAttribute('role')).toBe('combobox');
    expect(box.field.getAttribute('aria-autocomplete')).toBe('list');
  });

  it('goes down and up with the arrows and past the last one back to the words, and the field keeps the focus', async () => {
    const box = await mounted();
    box.type('jazz');
    await box.listed(NIGHT, THEME, TUNIS);
    const way: (string | undefined)[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
      expect(await box.press(key)).toBe(true);
      way.push(box.active());
    }
    expect(way).toEqual(['Jazz Night', 'jazz', 'Tunis', undefined, 'Tunis', 'jazz']);
    expect(box.options().map((option) => option.getAttribute('aria-selected'))).toEqual(['false', 'true', 'false']);
    expect(document.activeElement).toBe(box.field);
    expect(box.field.value).toBe('jazz');
  });

  it('hears every key of those that come in the same moment', async () => {
    const box = await mounted();
    box.type('jazz');
    await box.listed(NIGHT, TUNIS);
    void box.press('ArrowDown');
    void box.press('ArrowDown');
    await box.press('Enter');
    expect(box.asked).toEqual(['Tunis']);
  });

  it('comes to the last one with the arrow up', async () => {
    const box = await mounted();
    box.type('jazz');
    await box.listed(NIGHT, THEME, TUNIS);
    await box.press('ArrowUp');
    expect(box.active()).toBe('Tunis');
  });

  it('searches for the words by Enter as long as nothing is active', async () => {
    const box = await mounted();
    box.type(' jazz in ');
    await box.listed(NIGHT, THEME);
    await box.press('Enter');
    expect(box.asked).toEqual(['jazz in']);
    expect(box.isOpen()).toBe(false);
  });

  it('leads to the event of a suggestion by Enter, and searches for another one', async () => {
    const box = await mounted();
    box.type('jazz');
    await box.listed(NIGHT, TUNIS);
    await box.press('ArrowDown');
    await box.press('Enter');
    await vi.waitUntil(() => box.router.url === `/en/events/${NIGHT.eventId}`, SOON);
    expect(box.asked).toEqual([]);
    expect(box.isOpen()).toBe(false);

    await box.press('ArrowDown');
    expect(box.isOpen()).toBe(true);
    await box.press('ArrowUp');
    await box.press('Enter');
    expect(box.asked).toEqual(['Tunis']);
    expect(box.field.value).toBe('Tunis');
    expect(box.isOpen()).toBe(false);
  });

  it('takes what is clicked, whatever clicks, and the field keeps the focus', async () => {
    const box = await mounted();
    box.type('tu');
    await box.listed(NIGHT, TUNIS);
    const press = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    box.options()[1]!.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
    box.options()[1]!.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    await box.told();
    expect(box.asked).toEqual(['Tunis']);
    expect(box.isOpen()).toBe(false);
    expect(document.activeElement).toBe(box.field);
  });

  it('closes by Escape and keeps the words; the next Escape is the browser’s', async () => {
    const box = await mounted();
    box.type('jazz');
    await box.listed(NIGHT, THEME);
    await box.press('ArrowDown');
    expect(await box.press('Escape')).toBe(true);
    expect(box.isOpen()).toBe(false);
    expect(box.active()).toBeUndefined();
    expect(box.field.value).toBe('jazz');
    expect(await box.press('Escape')).toBe(false);
  });

  it('closes when the field is left', async () => {
    const box = await mounted();
    box.type('jazz');
    await box.listed(NIGHT);
    box.field.blur();
    await vi.waitUntil(async () => (await box.told(), !box.isOpen()), SOON);
  });

  it('drops an answer that comes after other words were typed, and one that comes after the search', async () => {
    const box = await mounted();
    box.type('jaz');
    const first = await box.question(0);
    box.type('jazz');
    const second = await box.question(1);
    expect(first.signal.aborted).toBe(true);
    first.answer([NIGHT]);
    second.answer([THEME]);
    await vi.waitUntil(async () => (await box.told()).length > 0, SOON);
    expect(await box.told()).toEqual(['jazz']);

    box.type('tun');
    const third = await box.question(2);
    await box.press('Enter');
    expect(box.asked).toEqual(['tun']);
    third.answer([TUNIS]);
    expect(third.signal.aborted).toBe(true);
    await box.told();
    expect(box.isOpen()).toBe(false);
  });

  it('starts anew when one goes on typing after the arrows', async () => {
    const box = await mounted();
    box.type('jazz');
    await box.listed(NIGHT, THEME);
    await box.press('ArrowDown');
    expect(box.active()).toBe('Jazz Night');
    box.type('jazz n');
    await box.told();
    expect(box.active()).toBeUndefined();
    await box.press('Enter');
    expect(box.asked).toEqual(['jazz n']);
  });

  it('says nothing for one letter, for no answer and for an empty one', async () => {
    const box = await mounted();
    box.type('j');
    await box.press('ArrowDown');
    expect(box.isOpen()).toBe(false);
    box.type('jx');
    (await box.question(0)).answer([]);
    box.type('jxx');
    (await box.question(1)).refuse();
    box.type('jazz');
    await box.listed(NIGHT);
    expect(box.isOpen()).toBe(true);
    box.type('j');
    await box.told();
    expect(box.isOpen()).toBe(false);
    expect(box.catalogue.questions.map((question) => question.words)).toEqual(['jx', 'jxx', 'jazz']);
  });

  it('shows the words of the address, and follows them', async () => {
    const box = await mounted('theatre');
    expect(box.field.value).toBe('theatre');
    expect(box.field.getAttribute('value')).toBe('theatre');
    box.type('opera');
    await box.show('circus');
    expect(box.field.value).toBe('circus');
  });
});
