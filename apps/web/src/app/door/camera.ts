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

/** Looks through the phone's camera for codes. */
export class Camera {
  private stream: MediaStream | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = 0;

  /**
   * @param seen called with each code once, as long as it stays in sight
   * @throws DOMException when there is no camera or it is not allowed
   */
  async start(video: HTMLVideoElement, seen: (text: string) => void): Promise<void> {
    this.stop();
    const round = ++this.running;
    const found = await detector();
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false });
    if (round !== this.running) {
      stream.getTracks().forEach((track) => track.stop());
      return;
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
  }

  stop(): void {
    this.running++;
    clearTimeout(this.timer);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
  }
}
