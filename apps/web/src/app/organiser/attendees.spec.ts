import type { Attendee } from '../api/types';
import { byPlace, found } from './attendees';
import { csv } from './csv';

const attendee = (label: string, orderNumber: string, name?: string): Attendee => ({
  ticketId: label,
  name,
  orderNumber,
  label,
  priceCategory: 'full',
  price: { currency: 'TND', amount: '30.500' },
  status: 'valid',
  issuedAt: '2026-11-21T16:27:00Z',
});

describe('attendees', () => {
  const all = [attendee('Stalls, row A, seat 10', 'EV-1'), attendee('Stalls, row A, seat 2', 'EV-2', 'Amina Ben Salah')];

  it('stand in the order of their places, as people count', () => {
    expect(byPlace(all, 'en').map((each) => each.label)).toEqual(['Stalls, row A, seat 2', 'Stalls, row A, seat 10']);
  });

  it('are found by parts of name, place and order, in any order and case', () => {
    expect(found(all, 'ev-2 ROW').map((each) => each.orderNumber)).toEqual(['EV-2']);
    expect(found(all, 'salah row').map((each) => each.orderNumber)).toEqual(['EV-2']);
    expect(found(all, ' ')).toHaveLength(2);
    expect(found(all, 'balcony')).toHaveLength(0);
  });
});

describe('csv', () => {
  it('quotes what would break a line and keeps formulas from being one', () => {
    expect(csv(['a', 'b'], [['Row "C", 1', '=1+1']])).toBe('\uFEFFa,b\r\n"Row ""C"", 1",\'=1+1\r\n');
  });
});
