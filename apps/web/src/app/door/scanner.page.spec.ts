import 'fake-indexeddb/auto';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTransloco, TranslocoService, type TranslocoLoader } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import common from '../../texts/en.json';
import doors from '../../texts/door/en.json';
import { PERFORMANCE } from './door.fixture';
import { ScannerPage } from './scanner.page';

class English implements TranslocoLoader {
  getTranslation(): Promise<object> {
    return Promise.resolve({ ...common, ...doors });
  }
}

interface Lens {
  readonly deviceId: string;
  readonly label: string;
  readonly torch?: boolean;
}

const FRONT: Lens = { deviceId: 'front', label: 'Front' };
const BACK: Lens = { deviceId: 'back', label: 'Back', torch: true };
const WIDE: Lens = { deviceId: 'wide', label: '' };

/** The cameras of a browser: the last one looks away from its keeper. */
class Devices {
  readonly running = new Set<string>();
  readonly lit: boolean[] = [];
  refusal: string | undefined;
  refusesLight = false;
  constructor(public lenses: readonly Lens[]) {}

  getUserMedia({ video }: { video: { deviceId?: { exact: string }; facingMode?: string } }): Promise<object> {
    if (this.refusal) return Promise.reject(new DOMException('', this.refusal));
    const wanted = video.deviceId?.exact;
    const lens = wanted === undefined ? this.lenses.at(-1) : this.lenses.find((each) => each.deviceId === wanted);
    if (!lens) return Promise.reject(new DOMException('', wanted === undefined ? 'NotFoundError' : 'OverconstrainedError'));
    this.running.add(lens.deviceId);
    const track = {
      stop: () => this.running.delete(lens.deviceId),
      getSettings: () => ({ deviceId: lens.deviceId }),
      getCapabilities: () => ({ torch: lens.torch }),
      applyConstraints: ({ advanced: [{ torch }] }: { advanced: [{ torch: boolean }] }) => {
        if (this.refusesLight) return Promise.reject(new DOMException('', 'OverconstrainedError'));
        this.lit.push(torch);
        return Promise.resolve();
      },
    };
    return Promise.resolve({ getTracks: () => [track], getVideoTracks: () => [track] });
  }

  enumerateDevices(): Promise<object[]> {
    return Promise.resolve([{ kind: 'audioinput', deviceId: 'microphone', label: 'Microphone' }, ...this.lenses.map((lens) => ({ ...lens, kind: 'videoinput' }))]);
  }
}

async function mounted(devices: Devices) {
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: devices });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [provideRouter([]), provideTransloco({ config: { availableLangs: ['en'], defaultLang: 'en', prodMode: true }, loader: English })],
  });
  await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
  const fixture = TestBed.createComponent(ScannerPage);
  fixture.componentRef.setInput('performanceId', PERFORMANCE);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const find = (text: string): HTMLButtonElement | undefined => [...page.querySelectorAll('button')].find((each) => each.textContent.trim() === text);
  const until = (what: () => unknown): Promise<void> =>
    vi.waitFor(() => {
      fixture.detectChanges();
      expect(what()).toBeTruthy();
    });
  const start = async (): Promise<void> => {
    find('Start the camera')!.click();
    await until(() => devices.running.size > 0 && find('Stop the camera') && !page.querySelector<HTMLSelectElement>('#door-camera')?.disabled);
    await fixture.whenStable();
  };
  const choice = (): HTMLSelectElement | null => page.querySelector('#door-camera');
  return { page, find, start, until, choice, leave: () => fixture.destroy() };
}

describe('ScannerPage and its cameras', () => {
  beforeEach(() => {
    localStorage.clear();
    HTMLMediaElement.prototype.play = () => Promise.resolve();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(navigator, 'mediaDevices');
  });

  it('takes the one that looks away, offers the others, and remembers which one was chosen', async () => {
    const devices = new Devices([FRONT, BACK, WIDE]);
    const first = await mounted(devices);
    await first.start();
    await first.until(() => first.choice());
    expect([...devices.running]).toEqual(['wide']);
    const choice = first.choice()!;
    expect([...choice.options].map((option) => option.textContent.trim())).toEqual(['Front', 'Back', 'Camera 3']);
    expect(choice.value).toBe('wide');
    choice.value = 'front';
    choice.dispatchEvent(new Event('change'));
    await first.until(() => devices.running.has('front') && !first.choice()!.disabled);
    expect([...devices.running]).toEqual(['front']);
    first.leave();
    expect(devices.running.size).toBe(0);

    const second = await mounted(devices);
    await second.start();
    await second.until(() => second.choice());
    expect([...devices.running]).toEqual(['front']);
    expect(second.choice()!.value).toBe('front');
    second.leave();
  });

  it('goes on with another one when the one that was chosen is no longer there', async () => {
    localStorage.setItem('eventify-door-camera', 'front');
    const devices = new Devices([BACK, WIDE]);
    const door = await mounted(devices);
    await door.start();
    await door.until(() => door.choice());
    expect(door.choice()!.value).toBe('wide');
    expect(door.page.querySelector('[role=alert]')).toBeNull();
    door.leave();
  });

  it('offers no choice where there is one camera, and no light where it has none', async () => {
    const devices = new Devices([FRONT]);
    const door = await mounted(devices);
    await door.start();
    expect(door.choice()).toBeNull();
    expect(door.find('Light')).toBeUndefined();
    door.leave();
  });

  it('puts the light on and out, and out again for another start', async () => {
    const devices = new Devices([BACK]);
    const door = await mounted(devices);
    await door.start();
    await door.until(() => door.find('Light'));
    const pressed = () => door.find('Light')?.getAttribute('aria-pressed');
    expect(pressed()).toBe('false');
    door.find('Light')!.click();
    await door.until(() => pressed() === 'true');
    door.find('Light')!.click();
    await door.until(() => pressed() === 'false');
    expect(devices.lit).toEqual([true, false]);
    door.find('Light')!.click();
    await door.until(() => pressed() === 'true');
    door.find('Stop the camera')!.click();
    await door.until(() => door.find('Start the camera'));
    await door.start();
    await door.until(() => pressed() === 'false');
    door.leave();
  });

  it('no longer offers a light that the device refuses', async () => {
    const devices = new Devices([BACK]);
    devices.refusesLight = true;
    const door = await mounted(devices);
    await door.start();
    await door.until(() => door.find('Light'));
    door.find('Light')!.click();
    await door.until(() => !door.find('Light'));
    expect(door.find('Stop the camera')).toBeDefined();
    door.leave();
  });

  it('tells when the camera is not allowed, also the one that was chosen', async () => {
    localStorage.setItem('eventify-door-camera', 'front');
    const devices = new Devices([FRONT]);
    devices.refusal = 'NotAllowedError';
    const door = await mounted(devices);
    door.find('Start the camera')!.click();
    await door.until(() => door.page.querySelector('.note.is-bad'));
    expect(door.page.querySelector('.note.is-bad')!.textContent).toContain('not allowed');
    door.leave();
  });
});
