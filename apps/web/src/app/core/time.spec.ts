import { remaining, viewersMoment } from './time';

const UNTIL = '2026-11-21T20:00:00Z';
const before = (seconds: number): number => Date.parse(UNTIL) - seconds * 1000;

describe('remaining', () => {
  it('counts down in minutes and seconds', () => {
    expect(remaining(UNTIL, before(605)).clock).toBe('10:05');
    expect(remaining(UNTIL, before(9)).clock).toBe('0:09');
  });

  it('rounds up, so that zero means over', () => {
    expect(remaining(UNTIL, before(0.2))).toMatchObject({ seconds: 1, phase: 'last' });
    expect(remaining(UNTIL, before(0))).toMatchObject({ seconds: 0, phase: 'over' });
    expect(remaining(UNTIL, before(-60))).toMatchObject({ seconds: 0, clock: '0:00', phase: 'over' });
  });

  it('gets more urgent', () => {
    expect(remaining(UNTIL, before(121)).phase).toBe('calm');
    expect(remaining(UNTIL, before(120)).phase).toBe('soon');
    expect(remaining(UNTIL, before(30)).phase).toBe('last');
  });

  it('writes the digits of the reader', () => {
    expect(remaining(UNTIL, before(65), 'ar-u-nu-arab').clock).toBe('١:٠٥');
  });
});

describe('viewersMoment', () => {
  it('says nothing when both clocks show the same', () => {
    expect(viewersMoment(UNTIL, 'Africa/Tunis', 'Europe/Paris', 'en-GB')).toBeUndefined();
    expect(viewersMoment(UNTIL, 'Africa/Tunis', undefined, 'en-GB')).toBeUndefined();
  });

  it('tells the hour of the viewer otherwise, and the day where it is another', () => {
    expect(viewersMoment(UNTIL, 'Africa/Tunis', 'Europe/London', 'en-GB')).toBe('20:00');
    expect(viewersMoment(UNTIL, 'Africa/Tunis', 'Asia/Dubai', 'en-GB')).toMatch(/22 November.*00:00/);
  });
});
