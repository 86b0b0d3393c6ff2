/** The moment as a clock at the venue shows it. */
export function formatMoment(instant: string, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(instant));
}

export function formatDay(instant: string, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone }).format(new Date(instant));
}

export function formatTime(instant: string, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(instant));
}

/** "2026-11" as "November 2026". */
export function formatMonth(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-15T00:00:00Z`));
}

function wallClock(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(new Date(instant));
}

/** The same moment on the viewer's clock, when it shows something else than the venue's. */
export function viewersMoment(instant: string, zone: string, viewersZone: string | undefined, locale: string): string | undefined {
  if (!viewersZone) return undefined;
  const theirs = wallClock(instant, zone);
  const own = wallClock(instant, viewersZone);
  if (own === theirs) return undefined;
  return own.slice(0, 10) === theirs.slice(0, 10) ? formatTime(instant, viewersZone, locale) : formatMoment(instant, viewersZone, locale);
}

export interface Remaining {
  readonly seconds: number;
  /** minutes and seconds, "4:05" */
  readonly clock: string;
  readonly phase: 'calm' | 'soon' | 'last' | 'over';
}

const SOON_SECONDS = 120;
const LAST_SECONDS = 30;

/** How long it is still, on the server's clock. Rounded up: "0:00" means that it is over. */
export function remaining(until: string, now: number, locale = 'en'): Remaining {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  const phase = seconds === 0 ? 'over' : seconds <= LAST_SECONDS ? 'last' : seconds <= SOON_SECONDS ? 'soon' : 'calm';
  const digits = new Intl.NumberFormat(locale, { useGrouping: false });
  const padded = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  return { seconds, clock: `${digits.format(Math.floor(seconds / 60))}:${padded.format(seconds % 60)}`, phase };
}
