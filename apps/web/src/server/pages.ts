import { isLanguage, type Language, LANGUAGES } from '../app/core/language-names';

/** Where a page's nonce goes; index.html has it, and what is rendered takes it over. */
export const NONCE_PLACE = 'eventify-nonce-of-this-answer';
const SETTINGS_PLACE = '<meta name="eventify-settings" content="{}"';
const HTML_PLACE = /<html[^>]*>/;
const NONCE = /^[A-Za-z0-9+/_-]{16,64}={0,2}$/;

export interface PageFacts {
  readonly language: Language;
  /** of the request; whatever is no nonce is left out, and with it everything inline stays without effect */
  readonly nonce: string;
  readonly settings: Readonly<Record<string, string>>;
}

export function languageOf(path: string): Language | undefined {
  const first = path.split('/')[1];
  return isLanguage(first) ? first : undefined;
}

/** The language that a browser asks for most, of those there are (RFC 9110, 12.5.4). */
export function negotiate(accept: string): Language {
  const wishes = accept
    .split(',')
    .map((wish) => {
      const [range = '', ...parameters] = wish.trim().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((found) => found !== undefined);
      return { language: range.trim().toLowerCase().split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wishes.map((wish) => LANGUAGES.find((language) => language === wish.language)).find((found) => found !== undefined) ?? 'en';
}

/** What the pages have to know of the installation. */
export function settingsOf(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return {
    paymentProvider: environment['EVENTIFY_WEB_PAYMENT_PROVIDER'] === 'simulator' ? 'simulator' : 'stripe',
    paymentUrl: environment['EVENTIFY_WEB_PAYMENT_URL'] ?? '',
  };
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Makes a rendered page the answer to one request. */
export function writePage(html: string, facts: PageFacts): string {
  const nonce = NONCE.test(facts.nonce) ? facts.nonce : '';
  const direction = facts.language === 'ar' ? 'rtl' : 'ltr';
  return html
    .replace(HTML_PLACE, (tag) => (tag.includes('lang="en"') ? `<html lang="${facts.language}" dir="${direction}">` : tag))
    .replace(SETTINGS_PLACE, () => `<meta name="eventify-settings" content="${attribute(JSON.stringify(facts.settings))}"`)
    .replaceAll(NONCE_PLACE, nonce);
}
