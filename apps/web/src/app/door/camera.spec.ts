import encodeQR from 'qr';
import { detector } from './camera';
import { Printer, ticket } from './door.fixture';

/** The picture of a code as a canvas gives it: RGBA, `scale` dots a module. */
function pictureOf(text: string, scale: number): ImageData {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const size = modules.length * scale;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  modules.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (!dark) return;
      for (let dot = 0; dot < scale * scale; dot++) {
        const at = ((y * scale + Math.floor(dot / scale)) * size + x * scale + (dot % scale)) * 4;
        data.fill(0, at, at + 3);
      }
    }),
  );
  return { data, width: size, height: size, colorSpace: 'srgb' } as ImageData;
}

const canvasOf = (picture: ImageData): HTMLCanvasElement => ({ width: picture.width, height: picture.height, getContext: () => ({ getImageData: () => picture }) }) as unknown as HTMLCanvasElement;

describe('detector', () => {
  it('reads a ticket without a detector of the browser', async () => {
    const code = await (await Printer.make()).code(ticket(1).ticketId);
    const found = await detector(undefined);
    expect(await found.detect(canvasOf(pictureOf(code, 5)))).toEqual([{ rawValue: code }]);
  });

  it('sees nothing where nothing is', async () => {
    const found = await detector(undefined);
    const white = { data: new Uint8ClampedArray(200 * 200 * 4).fill(255), width: 200, height: 200, colorSpace: 'srgb' } as ImageData;
    expect(await found.detect(canvasOf(white))).toEqual([]);
  });

  it('takes that of the browser where it knows QR codes, and only then', async () => {
    const native = (formats: string[]) =>
      Object.assign(
        class {
          detect = () => Promise.resolve([{ rawValue: 'native' }]);
        },
        { getSupportedFormats: () => Promise.resolve(formats) },
      );
    const canvas = canvasOf(pictureOf('EV', 5));
    expect(await (await detector(native(['qr_code']))).detect(canvas)).toEqual([{ rawValue: 'native' }]);
    expect(await (await detector(native(['ean_13']))).detect(canvas)).toEqual([{ rawValue: 'EV' }]);
  });
});
