import { compare, formatMoney, isZero, percent, sum, times } from './money';

describe('money', () => {
  it('adds exactly, with two, three and no decimals', () => {
    expect(sum([{ currency: 'EUR', amount: '0.10' }, { currency: 'EUR', amount: '0.20' }])).toEqual({ currency: 'EUR', amount: '0.30' });
    expect(sum([{ currency: 'TND', amount: '30.500' }, { currency: 'TND', amount: '0.505' }])?.amount).toBe('31.005');
    expect(sum([{ currency: 'JPY', amount: '1000' }, { currency: 'JPY', amount: '5' }])?.amount).toBe('1005');
    expect(sum([])).toBeUndefined();
  });

  it('keeps what a floating point number would lose', () => {
    expect(sum([{ currency: 'EUR', amount: '90071992547409.93' }, { currency: 'EUR', amount: '0.01' }])?.amount).toBe('90071992547409.94');
  });

  it('refuses to add different currencies', () => {
    expect(() => sum([{ currency: 'EUR', amount: '1.00' }, { currency: 'TND', amount: '1.000' }])).toThrow(RangeError);
  });

  it('multiplies and compares', () => {
    expect(times({ currency: 'EUR', amount: '49.90' }, 3).amount).toBe('149.70');
    expect(compare({ currency: 'EUR', amount: '9.90' }, { currency: 'EUR', amount: '10.00' })).toBe(-1);
    expect(compare({ currency: 'EUR', amount: '10' }, { currency: 'EUR', amount: '10.00' })).toBe(0);
  });

  it('takes a share, half to even', () => {
    expect(percent({ currency: 'EUR', amount: '0.25' }, 50).amount).toBe('0.12');
    expect(percent({ currency: 'EUR', amount: '0.35' }, 50).amount).toBe('0.18');
    expect(percent({ currency: 'TND', amount: '61.000' }, 90).amount).toBe('54.900');
    expect(percent({ currency: 'EUR', amount: '61.00' }, 0).amount).toBe('0.00');
  });

  it('knows nothing when it sees it', () => {
    expect(isZero({ currency: 'TND', amount: '0.000' })).toBe(true);
    expect(isZero({ currency: 'TND', amount: '0.001' })).toBe(false);
  });

  it('writes each currency with its own decimals, in each language', () => {
    const dinar = { currency: 'TND', amount: '30.500' };
    expect(formatMoney(dinar, 'fr')).toContain('30,500');
    expect(formatMoney(dinar, 'en-GB')).toContain('30.500');
    expect(formatMoney(dinar, 'ar-u-nu-arab')).toContain('٣٠٫٥٠٠');
    expect(formatMoney({ currency: 'JPY', amount: '1200' }, 'en-GB')).toContain('1,200');
  });
});
