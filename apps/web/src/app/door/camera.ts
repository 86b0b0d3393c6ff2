import { Repeats } from './door-rules';

/** What both the browser's own detector and the library's give. */
interface Detector {
  detect(image: HTMLCanvasElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface NativeDetector {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

const LOOKS_A_SECOND = 8;
const LONGER_SIDE = 800;
const SAME_CODE_MS = 2_500;

/** The browser's own where it has one (Android, macOS), else a decoder without WebAssembly, loaded now. */
export async function detector(native = (globalThis as { BarcodeDetector?: NativeDetector }).BarcodeDetector): Promise<Detector> {
  if (native && (await native.getSupportedFormats()).includes('qr_code')) return new native({ formats: ['qr_code'] });
  const { decodeQR } = await import('qr/decode.js');
  return {
    detect: (canvas) => {
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) return Promise.resolve([]);
      try {
        return Promise.resolve([{ rawValue: decodeQR(context.getImageData(0, 0, canvas.width, canvas.height)) }]);
      } catch {
        // this library says so when there is no code in the picture
        return Promise.resolve([]);
      }
    },
  };
}

export interface CameraChoice {
  readonly id: string;
  /** as the device calls it; may be empty */
  readonly label: string;
}

/** What is being looked through. */
export interface Sight {
  /** all cameras of the device, as far as it tells */
  readonly cameras: readonly CameraChoice[];
  /** the one in use; empty if the browser does not tell */
  readonly id: string;
  readonly hasTorch: boolean;
}

/** What TypeScript does not know yet of the track of a camera. */
type Torch = { torch?: boolean };

/** Looks through the phone's camera for codes. */
export class Camera {
  private stream: MediaStream | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = 0;

  /**
   * @param seen called with each code once, as long as it stays in sight
   * @param wanted the camera to use, if it is there; else the one that looks away from the keeper
   * @returns undefined if it was stopped, or started anew, meanwhile
   * @throws DOMException when there is no camera or it is not allowed
   */
  async start(video: HTMLVideoElement, seen: (text: string) => void, wanted = ''): Promise<Sight | undefined> {
    this.stop();
    const round = ++this.running;
    const found = await detector();
    const stream = await opened(wanted);
    if (round !== this.running) {
      stream.getTracks().forEach((track) => track.stop());
      return undefined;
    }
    this.stream = stream;
    video.srcObject = stream;
    await video.play();
    const canvas = document.createElement('canvas');
    const repeats = new Repeats(SAME_CODE_MS);
    const look = async (): Promise<void> => {
      const began = performance.now();
      if (video.videoWidth > 0 && !document.hidden) {
        const scale = Math.min(1, LONGER_SIDE / Math.max(video.videoWidth, video.videoHeight));
        canvas.width = Math.round(video.videoWidth * scale);
        canvas.height = Math.round(video.videoHeight * scale);
        canvas.getContext('2d', { willReadFrequently: true })?.drawImage(video, 0, 0, canvas.width, canvas.height);
        const [code] = await found.detect(canvas);
        if (round === this.running && code?.rawValue && repeats.isNew(code.rawValue, Date.now())) seen(code.rawValue);
      }
      if (round === this.running) this.timer = setTimeout(() => void look(), Math.max(20, 1000 / LOOKS_A_SECOND - (performance.now() - began)));
    };
    void look();
    const [track] = stream.getVideoTracks();
    const cameras = await known();
    if (round !== this.running) return undefined;
    return { cameras, id: track?.getSettings().deviceId ?? '', hasTorch: (track?.getCapabilities?.() as Torch | undefined)?.torch === true };
  }

  /**
   * Puts the lamp beside the camera on or out; it goes out when the camera is stopped.
   *
   * @throws DOMException when the device refuses
   */
  async light(on: boolean): Promise<void> {
    const [track] = this.stream?.getVideoTracks() ?? [];
    await track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
  }

  stop(): void {
    this.running++;
    clearTimeout(this.timer);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
  }
}

async function opened(wanted: string): Promise<MediaStream> {
  const devices = navigator.mediaDevices;
  const fine = { width: { ideal: 1280 } };
  if (wanted !== '') {
    try {
      return await devices.getUserMedia({ video: { ...fine, deviceId: { exact: wanted } }, audio: false });
    } catch (failure) {
      // it was pulled out, or has another name since the browser was told to forget
      if (!(failure instanceof DOMException && ['OverconstrainedError', 'NotFoundError'].includes(failure.name))) throw failure;
    }
  }
  return devices.getUserMedia({ video: { ...fine, facingMode: 'environment' }, audio: false });
}

/** Told only once a camera may be used. */
async function known(): Promise<CameraChoice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((device) => device.kind === 'videoinput' && device.deviceId !== '').map(({ deviceId, label }) => ({ id: deviceId, label }));
}
