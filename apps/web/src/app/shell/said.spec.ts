import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Said } from './said';

const done = signal('');

@Component({
  selector: 'ev-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Said],
  template: `
    @if (done(); as done) {
      <p [evSaid]="done"></p>
    }
  `,
})
class Page {
  protected readonly done = done;
}

const region = (): HTMLElement | null => document.querySelector('[aria-live=polite]');

describe('what is said', () => {
  afterEach(() => done.set(''));

  it('stands on the page, and in a region that is there before and stays', async () => {
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    done.set('Seats are given free.');
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent.trim()).toBe('Seats are given free.');
    const first = region();
    await vi.waitFor(() => expect(first?.textContent).toBe('Seats are given free.'));

    done.set('Seats are kept back.');
    await fixture.whenStable();
    expect(region()).toBe(first);
    await vi.waitFor(() => expect(first?.textContent).toBe('Seats are kept back.'));
  });
});
