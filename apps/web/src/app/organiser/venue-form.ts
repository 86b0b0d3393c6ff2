import type { VenueRequest } from '../api/types';
import { filled, type TextIn } from '../shell/three-texts';

/** As it is written in the fields. */
export interface VenueForm {
  readonly name: TextIn;
  readonly address: string;
  readonly city: string;
  readonly country: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly timeZone: string;
}

export const EMPTY_VENUE: VenueForm = { name: {}, address: '', city: '', country: '', latitude: '', longitude: '', timeZone: '' };

function degrees(text: string, most: number): number | undefined {
  const plain = text.trim().replace(',', '.');
  const number = Number(plain);
  return plain !== '' && Math.abs(number) <= most ? number : undefined;
}

/** @returns undefined while something is missing or out of its range */
export function venueRequest(form: VenueForm, organisationId: string): VenueRequest | undefined {
  const name = filled(form.name);
  const latitude = degrees(form.latitude, 90);
  const longitude = degrees(form.longitude, 180);
  const address = form.address.trim();
  const city = form.city.trim();
  const { country, timeZone } = form;
  if (organisationId === '' || Object.keys(name).length === 0 || address === '' || city === '' || country === '' || timeZone === '' || latitude === undefined || longitude === undefined) return undefined;
  return { organisationId, name, address, city, country, latitude, longitude, timeZone };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** All countries in the words of a language: those two letters for which it has a name and that are no older name of another. */
export function countries(locale: string): { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
  // no countries, though they have names: the Union, the euro zone, the United Nations, unknown and made-up places
  const none = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO']);
  return [...LETTERS]
    .flatMap((first) => [...LETTERS].map((second) => first + second))
    .filter((code) => !none.has(code))
    .flatMap((code) => {
      const name = names.of(code);
      return name && new Intl.Locale(`und-${code}`).region === code ? [{ code, name }] : [];
    })
    .sort((a, b) => new Intl.Collator(locale).compare(a.name, b.name));
}
