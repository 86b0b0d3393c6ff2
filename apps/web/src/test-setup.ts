// a busy machine is no failure
vi.setConfig({ testTimeout: 60_000 });

// jsdom has no layout, no canvas and no observers; what the components need of them, and nothing of ours.
class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
Object.assign(globalThis, { ResizeObserver: NoObserver });
window.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
HTMLElement.prototype.setPointerCapture = () => undefined;

const nothing = (): undefined => undefined;
const context = new Proxy({} as Record<string, unknown>, {
  get: (known, name: string) => (name in known ? known[name] : name === 'measureText' ? () => ({ width: 10 }) : nothing),
  set: (known, name: string, value) => {
    known[name] = value;
    return true;
  },
});
HTMLCanvasElement.prototype.getContext = (() => context) as unknown as HTMLCanvasElement['getContext'];
Object.defineProperties(HTMLElement.prototype, {
  clientWidth: { configurable: true, get: () => 400 },
  clientHeight: { configurable: true, get: () => 400 },
});
