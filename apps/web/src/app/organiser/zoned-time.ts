/** What a clock in a zone shows at an instant, as a date field wants it: 2026-11-21T20:30. */
export function localOf(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The instant at which a clock in a zone shows this. Where the clock shows it twice (autumn) the earlier one; where it never does (spring) what it would be had the clock not been
 * put forward.
 *
 * @returns undefined for what is no moment
 */
export function instantOf(local: string, zone: string): string | undefined {
  const asUtc = Date.parse(`${local}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(asUtc)) return undefined;
  const offsetAt = (instant: number): number => Date.parse(`${localOf(new Date(instant).toISOString(), zone)}:00Z`) - Math.floor(instant / 60_000) * 60_000;
  // the offsets a day before and after are the only ones that can hold
  const before = asUtc - offsetAt(asUtc - 86_400_000);
  const after = asUtc - offsetAt(asUtc + 86_400_000);
  const fitting = [before, after].filter((instant) => localOf(new Date(instant).toISOString(), zone) === local);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : before).toISOString();
}
