import type { Order } from '../api/types';
import { moneyBack, remediesOf } from './remedies';

const line = (lineId: string, status = 'valid', amount = '30.500'): Order['lines'][number] => ({
  lineId,
  position: 1,
  label: lineId,
  priceCategory: 'full',
  price: { currency: 'TND', amount },
  tax: { currency: 'TND', amount: '0.000' },
  taxPercent: '0',
  status,
});
const policy = { until: '2026-12-01T00:00:00Z', refundPercent: 90, possibleNow: true };

describe('what support may do with an order', () => {
  it('cancels places of a booked order while there are any', () => {
    expect(remediesOf({ status: 'tickets_issued', lines: [line('a')] })).toEqual({ cancel: true, turnBack: false, invoice: true, wait: false });
    expect(remediesOf({ status: 'partially_refunded', lines: [line('a', 'cancelled')] }).cancel).toBe(false);
    expect(remediesOf({ status: 'refund_requested', lines: [line('a', 'cancelled'), line('b')] }).cancel).toBe(true);
  });

  it('turns back what nobody has paid', () => {
    expect(remediesOf({ status: 'placed', lines: [line('a')] })).toEqual({ cancel: false, turnBack: true, invoice: false, wait: false });
  });

  it('waits while the saga moves, and has nothing to do after the end', () => {
    expect(remediesOf({ status: 'processing', lines: [line('a')] }).wait).toBe(true);
    expect(remediesOf({ status: 'expired', lines: [line('a')] })).toEqual({ cancel: false, turnBack: false, invoice: false, wait: false });
  });
});

describe('the money that comes back', () => {
  const lines = [line('a'), line('b', 'valid', '20.000'), line('c', 'cancelled')];

  it('is what the policy of the day of purchase says', () => {
    expect(moneyBack({ lines, cancellation: policy }, new Set(['a', 'b']), false)).toEqual({ currency: 'TND', amount: '45.450' });
  });

  it('is all of it against the policy, even when it is late', () => {
    expect(moneyBack({ lines, cancellation: { ...policy, possibleNow: false } }, new Set(['a', 'c']), true)).toEqual({ currency: 'TND', amount: '30.500' });
  });

  it('is none after the time of the policy, and none for no places', () => {
    expect(moneyBack({ lines, cancellation: { ...policy, possibleNow: false } }, new Set(['a']), false)).toBeUndefined();
    expect(moneyBack({ lines, cancellation: policy }, new Set(), false)).toBeUndefined();
  });
});
