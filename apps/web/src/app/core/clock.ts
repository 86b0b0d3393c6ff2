import { Injectable, signal } from '@angular/core';

/** The server's clock, as far as its answers tell: the reader's own may be wrong by hours, and a countdown must not be. */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  private readonly ahead = signal(0);

  now(): number {
    return Date.now() + this.ahead();
  }

  /** How far the server's clock is ahead, ms; to be kept for a moment without a network. */
  get difference(): number {
    return this.ahead();
  }

  /** What was kept, until an answer tells better. */
  restore(difference: number): void {
    if (this.ahead() === 0) this.ahead.set(difference);
  }

  /**
   * Sets the clock by an answer.
   *
   * @param date its header Date, to the second
   * @param asked when it was asked for, on the reader's clock
   * @param answered when the answer came
   */
  set(date: string | null, asked: number, answered: number): void {
    if (!date) return;
    const theirs = Date.parse(date);
    if (Number.isNaN(theirs)) return;
    // The header cuts off the fraction: half a second on average.
    const difference = theirs + 500 - (asked + answered) / 2;
    this.ahead.set(Math.abs(difference) < 2000 ? 0 : Math.round(difference));
  }
}
