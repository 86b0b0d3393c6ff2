/** A public key of ticket codes, as a JSON Web Key of type OKP. */
export interface TicketKey {
  readonly kid: string;
  readonly x: string;
}

/** What a code says; whether it is true, its signature shows. The layout is that of `GET /tickets/keys`. */
export interface TicketCode {
  readonly keyId: string;
  readonly ticketId: string;
  readonly performanceId: string;
  readonly version: number;
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

const SIGNED_BYTES = 41;
const ALL_BYTES = SIGNED_BYTES + 64;
const FORMAT = 1;

/** @returns undefined for what is no code of ours at all */
export function readCode(text: string): TicketCode | undefined {
  const bytes = bytesOf(text.trim());
  if (bytes?.length !== ALL_BYTES || bytes[0] !== FORMAT) return undefined;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return {
    keyId: hex.slice(2, 10),
    ticketId: uuid(hex.slice(10, 42)),
    performanceId: uuid(hex.slice(42, 74)),
    version: new DataView(bytes.buffer).getInt32(37),
    signed: bytes.slice(0, SIGNED_BYTES),
    signature: bytes.slice(SIGNED_BYTES),
  };
}

/**
 * @returns whether one of the keys signed it
 * @throws DOMException NotSupportedError in a browser without Ed25519
 */
export async function isSigned(code: TicketCode, keys: readonly TicketKey[]): Promise<boolean> {
  const key = keys.find((each) => each.kid === code.keyId);
  if (!key) return false;
  const imported = await crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x: key.x }, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, imported, code.signature, code.signed);
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(base64url)) return undefined;
  try {
    return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function uuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
