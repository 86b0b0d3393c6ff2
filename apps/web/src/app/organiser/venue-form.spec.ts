import { countries, EMPTY_VENUE, venueRequest } from './venue-form';

const HALL = { ...EMPTY_VENUE, name: { fr: ' Théâtre ', en: '' }, address: '2 rue de Grèce', city: 'Tunis', country: 'TN', latitude: '36,799', longitude: '10.181', timeZone: 'Africa/Tunis' };

describe('a venue', () => {
  it('is what its fields say, without what is empty', () => {
    expect(venueRequest(HALL, 'o')).toEqual({ organisationId: 'o', name: { fr: 'Théâtre' }, address: '2 rue de Grèce', city: 'Tunis', country: 'TN', latitude: 36.799, longitude: 10.181, timeZone: 'Africa/Tunis' });
  });

  it('is none while something is missing or beyond the poles', () => {
    for (const wrong of [{ name: {} }, { city: ' ' }, { country: '' }, { timeZone: '' }, { latitude: '' }, { latitude: '90.5' }, { longitude: 'east' }]) {
      expect(venueRequest({ ...HALL, ...wrong }, 'o'), JSON.stringify(wrong)).toBeUndefined();
    }
    expect(venueRequest(HALL, '')).toBeUndefined();
  });

  it('lies in a country, told in the language of the reader', () => {
    const french = countries('fr');
    expect(french.find((each) => each.code === 'TN')?.name).toBe('Tunisie');
    expect(french.length).toBeGreaterThan(190);
    expect(french.some((each) => each.code === 'EU' || each.code === 'ZZ')).toBe(false);
  });
});
