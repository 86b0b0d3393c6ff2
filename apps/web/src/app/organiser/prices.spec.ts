import { amountOf, codeOf } from './prices';

describe('amounts as people write them', () => {
  it('has as many decimals as the currency', () => {
    expect(amountOf('12,5', 2, 1000)).toBe('12.50');
    expect(amountOf(' 030 ', 3, 1000)).toBe('30.000');
    expect(amountOf('1000', 0, 1000)).toBe('1000');
    expect(amountOf('٤٩٫٩', 2, 1000)).toBe('49.90');
  });

  it('is refused when it is none, too fine, too large or negative', () => {
    for (const text of ['', 'x', '-1', '1.234', '1,2,3', '1001']) expect(amountOf(text, 2, 1000)).toBeUndefined();
  });
});

describe('codes of categories', () => {
  it('are those of class and name, each once', () => {
    expect(codeOf('Balcon Côté', { fr: 'Étudiant' }, new Set())).toBe('balcon-cote-etudiant');
    expect(codeOf('stalls', { en: 'Full' }, new Set(['stalls-full', 'stalls-full-2']))).toBe('stalls-full-3');
    expect(codeOf('شرفة', { ar: 'كامل' }, new Set())).toBe('price');
    expect(codeOf('x'.repeat(90), {}, new Set())).toHaveLength(50);
  });
});
