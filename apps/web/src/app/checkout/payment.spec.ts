import { digits, expiry, intentOf, isCardNumber, outcome, refusalText } from './payment';

describe('payment', () => {
  it('checks card numbers', () => {
    expect(isCardNumber('4242424242424242')).toBe(true);
    expect(isCardNumber('378282246310005')).toBe(true);
    expect(isCardNumber('4242424242424241')).toBe(false);
    expect(isCardNumber('4242')).toBe(false);
  });

  it('reads digits of any keyboard', () => {
    expect(digits('٤٢٤٢ 4242')).toBe('42424242');
  });

  it('reads when a card expires, and refuses one that has', () => {
    const now = new Date('2026-11-21T00:00:00Z');
    expect(expiry('11/26', now)).toEqual({ month: 11, year: 2026 });
    expect(expiry('08/2029', now)).toEqual({ month: 8, year: 2029 });
    expect(expiry('10/26', now)).toBeUndefined();
    expect(expiry('13/29', now)).toBeUndefined();
    expect(expiry('', now)).toBeUndefined();
  });

  it('knows which intent a secret is of', () => {
    expect(intentOf('pi_3Qe_secret_GiVe')).toBe('pi_3Qe');
  });

  it('tells what came of it', () => {
    expect(outcome({ status: 'requires_capture' })).toEqual({ kind: 'taken' });
    expect(outcome({ status: 'requires_action', next_action: { redirect_to_url: { url: 'https://bank.example' } } })).toEqual({
      kind: 'redirect',
      to: 'https://bank.example',
    });
    expect(outcome({ error: { code: 'card_declined', decline_code: 'insufficient_funds' } })).toEqual({ kind: 'refused', code: 'insufficient_funds' });
    expect(outcome({ status: 'requires_payment_method', last_payment_error: { code: 'expired_card' } })).toEqual({ kind: 'refused', code: 'expired_card' });
  });

  it('has words for what it does not know', () => {
    expect(refusalText('do_not_honor_at_all')).toBe('declines.generic_decline');
    expect(refusalText('incorrect_cvc')).toBe('declines.incorrect_cvc');
  });
});
