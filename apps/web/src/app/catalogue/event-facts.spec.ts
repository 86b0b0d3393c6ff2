import type { CatalogEventPage } from '../api/types';
import { calendarFile, eventFacts } from './event-facts';

const EVENT: CatalogEventPage = {
  eventId: 'e',
  organisationId: 'o',
  title: { fr: 'Le Malade imaginaire' },
  description: { fr: 'Comédie' },
  category: 'theatre',
  tags: [],
  media: [],
  status: 'published',
  performances: [
    {
      performanceId: 'p',
      eventId: 'e',
      eventTitle: { fr: 'Le Malade imaginaire' },
      startTime: '2026-11-21T16:27:00Z',
      endTime: '2026-11-21T18:27:00Z',
      timeZone: 'Africa/Tunis',
      salesStatus: 'open',
      seatingPlanId: 's',
      venue: { venueId: 'v', name: { fr: 'Théâtre municipal' }, address: '2; rue de Grèce, rez-de-chaussée à droite au fond de la cour', city: 'Tunis', country: 'TN', latitude: 36.8, longitude: 10.18, timeZone: 'Africa/Tunis' },
      prices: { pricingSchemeId: 'x', currency: 'TND', taxPercent: '7', categories: [{ code: 'gold', seatClass: 'gold', price: { currency: 'TND', amount: '30.500' } }] },
      availability: { performanceId: 'p', salesStatus: 'open', available: false, remaining: 0, capacity: 4, version: 1, zones: [] },
    },
  ],
};
const pick = (texts: Record<string, string> | undefined): string => texts?.['fr'] ?? '';

describe('eventFacts', () => {
  it('tells search engines date, place, price and whether there are seats', () => {
    expect(eventFacts(EVENT, 'https://x', 'https://x/fr/events/e', pick)).toMatchObject({
      '@graph': [
        {
          '@type': 'TheaterEvent',
          startDate: '2026-11-21T16:27:00Z',
          location: { name: 'Théâtre municipal', address: { addressLocality: 'Tunis' } },
          offers: [{ price: '30.500', priceCurrency: 'TND', availability: 'https://schema.org/SoldOut' }],
        },
      ],
    });
  });
});

describe('pictures in eventFacts', () => {
  const rendition = (width: number) => ({ width, height: width / 2, path: `/api/events/e/media/p/${width}` });

  it('are told in their widest form, with the whole address', () => {
    const shown = { ...EVENT, media: [{ pictureId: 'p', alt: { fr: 'La scène' }, renditions: [rendition(320), rendition(1280)] }] };
    expect(eventFacts(shown, 'https://x', 'https://x/fr/events/e', pick)).toMatchObject({ '@graph': [{ image: ['https://x/api/events/e/media/p/1280'] }] });
  });

  it('are not told where there are none', () => {
    expect(JSON.stringify(eventFacts(EVENT, 'https://x', 'https://x/fr/events/e', pick))).not.toContain('image');
  });
});

describe('calendarFile', () => {
  const lines = calendarFile('p', 'Le Malade imaginaire', EVENT.performances[0]!, 'https://x/fr/events/e', pick, new Date('2026-11-01T00:00:00Z')).split('\r\n');

  it('is UTC, escaped, and ends its lines as it must', () => {
    expect(lines).toContain('DTSTART:20261121T162700Z');
    expect(lines.join('')).toContain('2\\; rue de Grèce\\,');
    expect(lines.at(-1)).toBe('');
  });

  it('folds lines of more than 75 octets', () => {
    expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75);
    expect(lines.some((line) => line.startsWith(' '))).toBe(true);
  });
});
