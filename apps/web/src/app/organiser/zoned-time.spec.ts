import { instantOf, localOf } from './zoned-time';

describe('the clock of a venue', () => {
  it('goes to an instant and back', () => {
    expect(instantOf('2026-11-21T20:30', 'Africa/Tunis')).toBe('2026-11-21T19:30:00.000Z');
    expect(localOf('2026-11-21T19:30:00Z', 'Africa/Tunis')).toBe('2026-11-21T20:30');
    expect(instantOf('2026-07-01T20:30', 'Europe/Paris')).toBe('2026-07-01T18:30:00.000Z');
    expect(localOf('2026-01-01T04:30:00Z', 'America/New_York')).toBe('2025-12-31T23:30');
    expect(localOf('2026-01-01T00:00:00Z', 'UTC')).toBe('2026-01-01T00:00');
  });

  it('takes the earlier of two, and what would have been where the clock is put forward', () => {
    expect(instantOf('2026-10-25T02:30', 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf('2026-03-29T02:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('knows what is no moment', () => {
    expect(instantOf('', 'UTC')).toBeUndefined();
    expect(instantOf('2026-13-01T00:00', 'UTC')).toBeUndefined();
  });
});
