import type { CatalogEventPage, CatalogPerformance } from '../api/types';

type Pick = (texts: Record<string, string> | undefined) => string;

const TYPES: Readonly<Record<string, string>> = {
  concert: 'MusicEvent',
  music: 'MusicEvent',
  theatre: 'TheaterEvent',
  dance: 'DanceEvent',
  comedy: 'ComedyEvent',
  sport: 'SportsEvent',
  festival: 'Festival',
  exhibition: 'ExhibitionEvent',
  conference: 'BusinessEvent',
  film: 'ScreeningEvent',
  family: 'ChildrensEvent',
};

/** An event in the words of schema.org, one Event for each of its dates. */
export function eventFacts(event: CatalogEventPage, origin: string, address: string, pick: Pick): object {
  const image = event.media.flatMap((picture) => picture.renditions.slice(-1).map((widest) => origin + widest.path));
  return {
    '@context': 'https://schema.org',
    '@graph': event.performances.map((performance) => ({ ...performanceFacts(event, performance, address, pick), ...(image.length > 0 && { image }) })),
  };
}

function performanceFacts(event: CatalogEventPage, performance: CatalogPerformance, address: string, pick: Pick): object {
  const { venue, prices, availability } = performance;
  return {
    '@type': TYPES[event.category] ?? 'Event',
    name: pick(event.title),
    description: pick(event.description),
    url: address,
    startDate: performance.startTime,
    endDate: performance.endTime,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    eventStatus:
      performance.salesStatus === 'cancelled' || event.status === 'cancelled'
        ? 'https://schema.org/EventCancelled'
        : 'https://schema.org/EventScheduled',
    ...(venue && {
      location: {
        '@type': 'Place',
        name: pick(venue.name),
        address: { '@type': 'PostalAddress', streetAddress: venue.address, addressLocality: venue.city, addressCountry: venue.country },
        geo: { '@type': 'GeoCoordinates', latitude: venue.latitude, longitude: venue.longitude },
      },
    }),
    ...(prices && {
      offers: prices.categories.map((category) => ({
        '@type': 'Offer',
        name: pick(category.name) || category.code,
        price: category.price.amount,
        priceCurrency: category.price.currency,
        availability: availability.available ? 'https://schema.org/InStock' : 'https://schema.org/SoldOut',
        url: address,
      })),
    }),
  };
}

/** A calendar file of one date (RFC 5545), made in the browser: no ticket is needed to note a date. */
export function calendarFile(uid: string, title: string, performance: CatalogPerformance, address: string, pick: Pick, now: Date): string {
  const stamp = (instant: string | Date): string => new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const escape = (text: string): string => text.replace(/[\\;,]/g, (letter) => `\\${letter}`).replace(/\r?\n/g, '\\n');
  const { venue } = performance;
  const place = venue ? [pick(venue.name), venue.address, venue.city].filter((part) => part !== '').join(', ') : '';
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Eventify//Web//EN',
    'BEGIN:VEVENT',
    `UID:${uid}@eventify`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(performance.startTime)}`,
    `DTEND:${stamp(performance.endTime)}`,
    `SUMMARY:${escape(title)}`,
    `LOCATION:${escape(place)}`,
    `URL:${address}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .flatMap(fold)
    .join('\r\n')
    .concat('\r\n');
}

/** Lines have 75 octets at most (RFC 5545, 3.1); a character is not cut in two. */
function fold(line: string): string[] {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > 75) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += letter;
    octets += size;
  }
  lines.push(current);
  return lines;
}
