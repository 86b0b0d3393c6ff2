import type { MemberRequest, Organisation } from '../api/types';

export type Role = 'owner' | 'manager' | 'checkin';
export const ROLES: readonly Role[] = ['owner', 'manager', 'checkin'];

const ACCOUNT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An account number as people paste it. @returns undefined for what is none */
export function accountOf(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  return ACCOUNT.test(plain) ? plain : undefined;
}

/** Only the door has assignments; no event means all of them. */
export function memberRequest(userId: string, role: Role, eventIds: ReadonlySet<string>): MemberRequest {
  return { userId, role, ...(role === 'checkin' && { eventIds: [...eventIds] }) };
}

export function isOwner(organisation: Organisation, person: string | undefined): boolean {
  return organisation.members.some((member) => member.userId === person && member.role === 'owner');
}
