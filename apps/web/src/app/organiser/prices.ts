const EASTERN = /[٠-٩]/g;

/**
 * An amount as people write it, as the contracts do: "12,5" is "12.50" at two decimals. Digits may be Latin or Arabic-Indic.
 *
 * @param scale decimals
 * @param most the largest that is allowed
 * @returns undefined for what is no amount, is negative, too large, or finer than the scale
 */
export function amountOf(text: string, scale: number, most: number): string | undefined {
  const plain = text
    .trim()
    .replace(EASTERN, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[,٫]/, '.');
  const [, whole, fraction = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(plain) ?? [];
  if (whole === undefined || fraction.length > scale || Number(plain) > most) return undefined;
  return scale === 0 ? String(BigInt(whole)) : `${BigInt(whole)}.${fraction.padEnd(scale, '0')}`;
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** A code for a new category: of its class and its Latin name, and a number where that is taken. */
export function codeOf(seatClass: string, name: Readonly<Record<string, string>>, taken: ReadonlySet<string>): string {
  const stem = [slug(seatClass), slug(name['en'] ?? name['fr'] ?? '')].filter((part) => part !== '').join('-').slice(0, 50).replace(/-+$/, '') || 'price';
  let code = stem;
  for (let number = 2; taken.has(code); number++) code = `${stem}-${number}`;
  return code;
}
