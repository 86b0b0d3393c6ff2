import type { Availability, EventDetails, PerformanceDetails, Pricing } from '../api/types';
import { LANGUAGES } from '../core/language-names';

export interface CheckItem {
  /** which text tells of it */
  readonly code: 'dates' | 'prices' | 'titles' | 'descriptions' | 'pictures';
  /** wanting: cannot be published; advice: can, but would be better with it */
  readonly state: 'done' | 'wanting' | 'advice';
  /** what is missing: seat classes, languages */
  readonly missing: readonly string[];
}

/** The classes of the places of a performance, numbered and not. */
export function classesOf(availability: Availability): string[] {
  return [...new Set([...availability.seats, ...availability.zones].map((places) => places.seatClass))];
}

/**
 * What stands between a draft and its publication, as far as can be known here; the server has the last word.
 *
 * @param places of the performances; one that the inventory has not heard of yet is absent
 * @param now milliseconds since 1970
 */
export function publishCheck(
  event: EventDetails,
  performances: readonly PerformanceDetails[],
  prices: readonly Pricing[],
  places: readonly Availability[],
  now: number,
): CheckItem[] {
  const ahead = performances.filter((performance) => performance.salesStatus === 'scheduled' && Date.parse(performance.endTime) > now);
  const unpriced = new Set<string>();
  for (const performance of ahead) {
    const priced = new Set(prices.find((scheme) => scheme.pricingSchemeId === performance.pricingSchemeId)?.categories.map((category) => category.seatClass));
    const known = places.find((each) => each.performanceId === performance.performanceId);
    for (const seatClass of known ? classesOf(known) : []) if (!priced.has(seatClass)) unpriced.add(seatClass);
  }
  const lacking = (texts: Readonly<Record<string, string>>): string[] => LANGUAGES.filter((language) => !texts[language]);
  const advice = (code: CheckItem['code'], missing: readonly string[], isDone = missing.length === 0): CheckItem => ({ code, state: isDone ? 'done' : 'advice', missing });
  return [
    { code: 'dates', state: ahead.length > 0 ? 'done' : 'wanting', missing: [] },
    { code: 'prices', state: ahead.length > 0 && unpriced.size === 0 ? 'done' : 'wanting', missing: [...unpriced].sort() },
    advice('titles', lacking(event.title)),
    advice('descriptions', lacking(event.description)),
    advice('pictures', [], event.media.length > 0),
  ];
}

export function mayPublish(items: readonly CheckItem[]): boolean {
  return items.every((item) => item.state !== 'wanting');
}
