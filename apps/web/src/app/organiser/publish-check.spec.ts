import type { Availability, EventDetails, PerformanceDetails, Pricing } from '../api/types';
import { mayPublish, publishCheck } from './publish-check';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const RULES = { holdMinutes: 10, maxPerCustomer: 10, cancellationHours: 24, refundPercent: 100, reentryAllowed: false, transferAllowed: true, offlineMinutes: 5 };
const EVENT: EventDetails = {
  eventId: 'e', organisationId: 'o', status: 'draft', title: { fr: 'Nuit', en: 'Night', ar: 'ليلة' }, description: { fr: 'x', en: 'x', ar: 'x' },
  category: 'concert', tags: [], policy: RULES, media: [{ pictureId: 'p', alt: { en: 'stage' }, renditions: [] }], version: 1,
};
const performance = (id: string, change: Partial<PerformanceDetails> = {}): PerformanceDetails => ({
  performanceId: id, eventId: 'e', startTime: '2026-12-01T19:00:00Z', endTime: '2026-12-01T21:00:00Z', timeZone: 'Africa/Tunis', venueId: 'v', venueName: {},
  seatingPlanId: 's', pricingSchemeId: 'prices', policy: RULES, salesStatus: 'scheduled', version: 1, ...change,
});
const PRICES: Pricing = {
  pricingSchemeId: 'prices', eventId: 'e', currency: 'EUR', taxPercent: '7', version: 1,
  categories: [{ code: 'full', seatClass: 'stalls', name: { en: 'Full' }, price: { currency: 'EUR', amount: '20.00' } }],
};
const places = (id: string, ...classes: string[]): Availability => ({
  performanceId: id, salesStatus: 'scheduled', available: false, remaining: 0, zones: [],
  seats: classes.map((seatClass) => ({ sectionId: seatClass, section: seatClass, seatClass, total: 1, remaining: 1 })),
});
const state = (items: ReturnType<typeof publishCheck>): Record<string, string> => Object.fromEntries(items.map((item) => [item.code, item.state]));

describe('what is missing before an event is published', () => {
  it('is nothing when all is there', () => {
    const items = publishCheck(EVENT, [performance('1')], [PRICES], [places('1', 'stalls')], NOW);
    expect(new Set(items.map((item) => item.state))).toEqual(new Set(['done']));
    expect(mayPublish(items)).toBe(true);
  });

  it('is a date ahead', () => {
    const past = performance('1', { endTime: '2026-11-21T11:59:59Z' });
    const items = publishCheck(EVENT, [past, performance('2', { salesStatus: 'cancelled' })], [PRICES], [], NOW);
    expect(state(items)).toMatchObject({ dates: 'wanting', prices: 'wanting' });
    expect(mayPublish(items)).toBe(false);
  });

  it('is a price for each kind of place, zones included', () => {
    const withZone = { ...places('1', 'stalls', 'balcony'), zones: [{ bucketId: 'b', zoneId: 'z', name: {}, seatClass: 'floor', capacity: 5, remaining: 5 }] };
    const [, prices] = publishCheck(EVENT, [performance('1')], [PRICES], [withZone], NOW);
    expect(prices).toEqual({ code: 'prices', state: 'wanting', missing: ['balcony', 'floor'] });
  });

  it('leaves to the server what the inventory has not told yet', () => {
    expect(mayPublish(publishCheck(EVENT, [performance('1')], [PRICES], [], NOW))).toBe(true);
  });

  it('advises texts in all languages and a picture, without insisting', () => {
    const items = publishCheck({ ...EVENT, title: { fr: 'Nuit' }, media: [] }, [performance('1')], [PRICES], [places('1', 'stalls')], NOW);
    expect(items.find((item) => item.code === 'titles')).toEqual({ code: 'titles', state: 'advice', missing: ['en', 'ar'] });
    expect(state(items)['pictures']).toBe('advice');
    expect(mayPublish(items)).toBe(true);
  });
});
