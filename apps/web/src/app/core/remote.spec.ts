import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Problem } from './problem';
import { remote } from './remote';

const asked = signal('a');
let answer: () => Promise<string>;

@Component({
  selector: 'ev-reading',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
})
class Reading {
  readonly read = remote('reading', asked, (which) => answer().then((told) => `${which}: ${told}`));
}

const refused = (status: number) => () => Promise.reject(new Problem(status, 'refused', '', undefined));

async function reading() {
  asked.set('a');
  answer = () => Promise.resolve('first');
  const fixture = TestBed.createComponent(Reading);
  await fixture.whenStable();
  expect(fixture.componentInstance.read.value()).toBe('a: first');
  const again = async (next: () => Promise<string>): Promise<Reading['read']> => {
    answer = next;
    fixture.componentInstance.read.reload();
    await fixture.whenStable();
    return fixture.componentInstance.read;
  };
  const instead = async (which: string, next: () => Promise<string>): Promise<Reading['read']> => {
    answer = next;
    asked.set(which);
    await fixture.whenStable();
    return fixture.componentInstance.read;
  };
  return { again, instead };
}

describe('what a page reads', () => {
  it('is kept beside the problem when reading it again fails', async () => {
    const { again } = await reading();
    const failed = await again(() => Promise.reject(new TypeError('no network')));
    expect(failed.problem()?.code).toBe('offline');
    expect(failed.value()).toBe('a: first');
    const read = await again(() => Promise.resolve('second'));
    expect(read.problem()).toBeUndefined();
    expect(read.value()).toBe('a: second');
  });

  it.each([401, 403, 404, 410])('is not kept when it is withheld: %i', async (status) => {
    const { again } = await reading();
    const failed = await again(refused(status));
    expect(failed.problem()?.status).toBe(status);
    expect(failed.value()).toBeUndefined();
  });

  it('is not shown in the place of something else', async () => {
    const { instead } = await reading();
    const failed = await instead('b', refused(503));
    expect(failed.problem()?.status).toBe(503);
    expect(failed.value()).toBeUndefined();
    expect((await instead('c', () => Promise.resolve('third'))).value()).toBe('c: third');
  });
});
