import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { Keep } from '../core/keep';

const KEY = 'eventify.theme';

/** Light or dark: as the device says, unless the reader has said otherwise. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly keep = inject(Keep);

  constructor() {
    const chosen = this.keep.read(KEY);
    if (chosen === 'light' || chosen === 'dark') this.apply(chosen);
  }

  next(): void {
    const now = this.document.documentElement.dataset['theme'] ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    const chosen = now === 'dark' ? 'light' : 'dark';
    this.keep.write(KEY, chosen);
    this.apply(chosen);
  }

  private apply(theme: 'light' | 'dark'): void {
    this.document.documentElement.dataset['theme'] = theme;
  }
}
