import { TestBed } from '@angular/core/testing';
import { provideTransloco, type TranslocoLoader } from '@jsverse/transloco';
import english from '../../texts/en.json';
import { ServerClock } from '../core/clock';
import { CountdownComponent } from './countdown';

class English implements TranslocoLoader {
  getTranslation(): Promise<typeof english> {
    return Promise.resolve(english);
  }
}

describe('CountdownComponent', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.parse('2026-11-21T20:00:00Z') });
    TestBed.configureTestingModule({
      providers: [provideTransloco({ config: { availableLangs: ['en'], defaultLang: 'en', prodMode: true }, loader: English })],
    });
  });
  afterEach(() => vi.useRealTimers());

  it('counts, warns, and says once that it is over', async () => {
    const fixture = TestBed.createComponent(CountdownComponent);
    fixture.componentRef.setInput('until', '2026-11-21T20:02:01Z');
    let over = 0;
    fixture.componentInstance.over.subscribe(() => over++);
    const shown = (): string => (fixture.nativeElement as HTMLElement).querySelector('.countdown')!.textContent;
    const phase = (): string => (fixture.nativeElement as HTMLElement).querySelector('.countdown')!.className;
    await fixture.whenStable();
    expect(shown()).toBe('2:01');
    expect(phase()).toContain('is-calm');
    vi.advanceTimersByTime(1000);
    await fixture.whenStable();
    expect(shown()).toBe('2:00');
    expect(phase()).toContain('is-soon');
    vi.advanceTimersByTime(119_000);
    await fixture.whenStable();
    expect(phase()).toContain('is-last');
    expect(over).toBe(0);
    vi.advanceTimersByTime(5000);
    await fixture.whenStable();
    expect(shown()).toBe('0:00');
    expect(over).toBe(1);
  });

  it('goes by the server clock when the own one is wrong', async () => {
    TestBed.inject(ServerClock).set('Sat, 21 Nov 2026 20:01:00 GMT', Date.now(), Date.now());
    const fixture = TestBed.createComponent(CountdownComponent);
    fixture.componentRef.setInput('until', '2026-11-21T20:02:00Z');
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).querySelector('.countdown')!.textContent).toBe('1:00');
  });
});
