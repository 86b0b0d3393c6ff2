import type { Attendee, AttendeePart } from '../api/types';
import type { Api } from '../core/api';

const PART = 2000;
/** more tickets than a performance can have places (40,000) would be transfers of a mistake */
const MOST_PARTS = 25;

/** All tickets of a performance, part by part, in the order in which people look for them: by place. */
export async function allAttendees(api: Api, performanceId: string, locale: string, signal: AbortSignal): Promise<{ readonly list: readonly Attendee[]; readonly complete: boolean }> {
  const list: Attendee[] = [];
  let after: string | undefined;
  let parts = 0;
  do {
    const part: AttendeePart = await api.get<AttendeePart>(`/api/performances/${encodeURIComponent(performanceId)}/attendees`, { after, limit: PART }, { signal });
    list.push(...part.attendees);
    after = part.next;
    parts++;
  } while (after !== undefined && parts < MOST_PARTS);
  return { list: byPlace(list, locale), complete: after === undefined };
}

export function byPlace(attendees: readonly Attendee[], locale: string): Attendee[] {
  const order = new Intl.Collator(locale, { numeric: true });
  return [...attendees].sort((a, b) => order.compare(a.label, b.label) || order.compare(a.orderNumber, b.orderNumber));
}

/** Those whose name, place or order have all the words. */
export function found(attendees: readonly Attendee[], text: string): readonly Attendee[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return attendees;
  return attendees.filter((each) => {
    const facts = `${each.name ?? ''} ${each.label} ${each.orderNumber}`.toLocaleLowerCase();
    return words.every((word) => facts.includes(word));
  });
}
