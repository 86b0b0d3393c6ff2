import type { MemberRequest, Organisation } from '../api/types';

export type Role = 'owner' | 'manager' | 'checkin';
export const ROLES: readonly Role[] = ['owner', 'manager', 'checkin'];

const ACCOUNT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Whether there is such an address, the service says. */
const ADDRESS = /^[^\s@]+@[^\s@]+$/;
const LONGEST_ADDRESS = 254;

/** Who is meant: an account, by its number or its address. */
export type Account = Pick<MemberRequest, 'userId' | 'mail'>;

/** An account number or an address as people paste it. @returns undefined for what is neither */
export function accountOf(text: string): Account | undefined {
  const plain = text.trim();
  if (ACCOUNT.test(plain.toLowerCase())) return { userId: plain.toLowerCase() };
  return ADDRESS.test(plain) && plain.length <= LONGEST_ADDRESS ? { mail: plain } : undefined;
}

/** Only the door has assignments; no event means all of them. */
export function memberRequest(account: Account, role: Role, eventIds: ReadonlySet<string>): MemberRequest {
  return { ...account, role, ...(role === 'checkin' && { eventIds: [...eventIds] }) };
}

export function isOwner(organisation: Organisation, person: string | undefined): boolean {
  return organisation.members.some((member) => member.userId === person && member.role === 'owner');
}
