import { accountOf, isOwner, memberRequest } from './team';

const ID = '0197a8c0-0000-7000-8000-000000000001';

describe('the team of an organisation', () => {
  it('takes an account number or an address as it is pasted, and nothing else', () => {
    expect(accountOf(` ${ID.toUpperCase()}\n`)).toEqual({ userId: ID });
    expect(accountOf(' Amina@eventify.example ')).toEqual({ mail: 'Amina@eventify.example' });
    expect(accountOf('amina ben@eventify.example')).toBeUndefined();
    expect(accountOf(`${'a'.repeat(250)}@b.example`)).toBeUndefined();
    expect(accountOf('organizer1')).toBeUndefined();
    expect(accountOf('')).toBeUndefined();
  });

  it('assigns events to the door only', () => {
    expect(memberRequest({ mail: 'a@b.example' }, 'checkin', new Set(['e']))).toEqual({ mail: 'a@b.example', role: 'checkin', eventIds: ['e'] });
    expect(memberRequest({ userId: ID }, 'manager', new Set(['e']))).toEqual({ userId: ID, role: 'manager' });
  });

  it('is changed by its owners', () => {
    const organisation = { organisationId: 'o', name: 'Club', version: 1, members: [{ userId: ID, role: 'owner', eventIds: [] }, { userId: 'm', role: 'manager', eventIds: [] }] };
    expect(isOwner(organisation, ID)).toBe(true);
    expect(isOwner(organisation, 'm')).toBe(false);
    expect(isOwner(organisation, undefined)).toBe(false);
  });
});
