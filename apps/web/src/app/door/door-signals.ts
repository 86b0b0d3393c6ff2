import { inject, Injectable, signal } from '@angular/core';
import { Keep } from '../core/keep';
import type { Tone } from './door-rules';

const SILENT = 'eventify-door-silent';
/** frequency in Hz, start and length in seconds */
const TONES: Record<Tone, readonly (readonly [number, number, number])[]> = {
  admitted: [[880, 0, 0.1], [1320, 0.11, 0.16]],
  refused: [[196, 0, 0.45]],
  attention: [[523, 0, 0.12], [523, 0.2, 0.12]],
};
/** ms on, off, on… */
const SHAKES: Record<Tone, readonly number[]> = { admitted: [60], refused: [300, 80, 300], attention: [120, 80, 120] };
const VOLUME = 0.35;

/** Told without looking: three sounds and three vibrations that cannot be mistaken for each other. */
@Injectable({ providedIn: 'root' })
export class DoorSignals {
  private readonly keep = inject(Keep);
  private readonly silent = signal(this.keep.read(SILENT) === 'yes');
  readonly isSilent = this.silent.asReadonly();
  private context: AudioContext | undefined;

  /** From a press of the reader's: browsers let nothing sound before. */
  wake(): void {
    if (typeof AudioContext === 'undefined') return;
    this.context ??= new AudioContext();
    void this.context.resume();
  }

  setSilent(silent: boolean): void {
    this.silent.set(silent);
    this.keep.write(SILENT, silent ? 'yes' : 'no');
  }

  tell(tone: Tone): void {
    if (typeof navigator.vibrate === 'function' && !matchMedia('(prefers-reduced-motion: reduce)').matches) navigator.vibrate([...SHAKES[tone]]);
    if (this.silent() || this.context?.state !== 'running') return;
    for (const [frequency, start, length] of TONES[tone]) this.beep(this.context, frequency, start, length);
  }

  private beep(context: AudioContext, frequency: number, start: number, length: number): void {
    const from = context.currentTime + start;
    const oscillator = new OscillatorNode(context, { frequency, type: 'square' });
    const gain = new GainNode(context, { gain: VOLUME });
    // without a click at the end
    gain.gain.setValueAtTime(VOLUME, from + length - 0.02);
    gain.gain.linearRampToValueAtTime(0, from + length);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + length);
  }
}
