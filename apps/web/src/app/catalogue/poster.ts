import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

interface Arc {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly tone: number;
}

/** A picture for an event that has none: arches and suns, always the same for the same event. Says nothing, so it is hidden from screen readers. */
@Component({
  selector: 'ev-poster',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 160 100" preserveAspectRatio="xMidYMid slice" aria-hidden="true" [attr.class]="'poster tone-' + tone()">
      <rect width="160" height="100" class="poster-sky" />
      @for (arc of arcs(); track $index) {
        <path [attr.d]="'M' + (arc.x - arc.r) + ' 100V' + arc.y + 'a' + arc.r + ' ' + arc.r + ' 0 0 1 ' + 2 * arc.r + ' 0V100Z'" [attr.class]="'poster-arch layer-' + arc.tone" />
      }
      <circle [attr.cx]="sun().x" [attr.cy]="sun().y" [attr.r]="sun().r" class="poster-sun" />
    </svg>
  `,
})
export class Poster {
  readonly seed = input.required<string>();

  private readonly numbers = computed(() => {
    let state = 2166136261;
    for (const letter of this.seed()) state = Math.imul(state ^ letter.charCodeAt(0), 16777619) >>> 0;
    return (): number => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      state >>>= 0;
      return state / 4294967296;
    };
  });
  private readonly picture = computed(() => {
    const next = this.numbers();
    const tone = Math.floor(next() * 6);
    const sun: Arc = { x: 24 + next() * 112, y: 18 + next() * 30, r: 8 + next() * 10, tone: 0 };
    const arcs: Arc[] = [];
    for (let layer = 0; layer < 3; layer++) {
      const r = 12 + next() * (16 - 3 * layer);
      for (let x = -next() * r; x < 170; x += 2.35 * r) arcs.push({ x: round(x), y: round(46 + layer * 17 + next() * 7), r: round(r), tone: layer });
    }
    return { tone, arcs, sun: { ...sun, x: round(sun.x), y: round(sun.y), r: round(sun.r) } };
  });
  protected readonly tone = computed(() => this.picture().tone);
  protected readonly arcs = computed(() => this.picture().arcs);
  protected readonly sun = computed(() => this.picture().sun);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
