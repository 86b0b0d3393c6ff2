const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Listens to server-sent events until it is closed. A browser comes back by itself, with the last event's id; only after a refusal it gives up, and then this asks again, ever
 * more rarely.
 *
 * @param path below /live
 * @param hear one function for each kind of event
 * @returns ends it
 */
export function listen(path: string, hear: Readonly<Record<string, (data: unknown) => void>>): () => void {
  let source: EventSource | undefined;
  let pause = FIRST_PAUSE_MS;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    source = new EventSource(`/live/${path}`);
    source.addEventListener('open', () => (pause = FIRST_PAUSE_MS));
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      waiting = setTimeout(open, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    });
    for (const [kind, take] of Object.entries(hear)) {
      source.addEventListener(kind, (event: MessageEvent<string>) => take(event.data === '' ? undefined : JSON.parse(event.data)));
    }
  };
  open();
  return () => {
    clearTimeout(waiting);
    source?.close();
  };
}
