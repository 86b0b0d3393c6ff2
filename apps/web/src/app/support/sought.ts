/** What a customer named, as the search of orders wants it. */
export type Sought =
  | { readonly mail: string }
  | { readonly number: string }
  | { readonly ticketId: string };

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const MAIL = /^[^\s@]+@[^\s@]+$/;
/** Crockford's alphabet, in which order numbers are written: no I, L, O, U */
const DIGITS = /^[0-9A-HJKMNP-TV-Z]{10}$/;
const CODE = /^[A-Za-z0-9_-]{140}$/;
const CODE_FORMAT = 1;
const TICKET_AT = 5;
const TICKET_BYTES = 16;

/**
 * Tells a mail address, an order number and a ticket apart. A number is read as people say it: small letters, no dashes, an O for a nought. A ticket is its id, an address with it,
 * or what its QR code says (TicketCode of the ticketing context).
 *
 * @returns undefined for what is none of them
 */
export function soughtBy(text: string): Sought | undefined {
  const said = text.trim();
  if (CODE.test(said)) return ofCode(said);
  if (MAIL.test(said)) return { mail: said };
  const id = UUID.exec(said)?.[0];
  if (id) return { ticketId: id.toLowerCase() };
  const number = numberOf(said);
  return number ? { number } : undefined;
}

function numberOf(said: string): string | undefined {
  const compact = said.toUpperCase().replace(/[\s\u2010-\u2015#-]/g, '');
  const digits = (compact.length === 12 && compact.startsWith('EV') ? compact.slice(2) : compact).replaceAll('O', '0').replace(/[IL]/g, '1');
  return DIGITS.test(digits) ? `EV-${digits.slice(0, 5)}-${digits.slice(5)}` : undefined;
}

function ofCode(code: string): Sought | undefined {
  const bytes = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  if (bytes[0] !== CODE_FORMAT) return undefined;
  const hex = [...bytes.slice(TICKET_AT, TICKET_AT + TICKET_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { ticketId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
}
