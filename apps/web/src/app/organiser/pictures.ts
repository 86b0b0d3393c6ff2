import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { Picture } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { Problem } from '../core/problem';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Once } from '../core/once';
import { filled, type TextIn, ThreeTexts } from '../shell/three-texts';

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_PICTURES = 20;
const MOST_ALT = 300;
/** for a slow line */
const UPLOAD_LIMIT_MS = 120_000;

/** The pictures of an event: what they show in words, and their upload. */
@Component({
  selector: 'ev-pictures',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemNote, ThreeTexts],
  template: `
    <ul class="picture-list">
      @for (picture of pictures(); track picture.pictureId) {
        <li class="card">
          @if (smallest(picture); as small) {
            <img [src]="small.path" [width]="small.width" [height]="small.height" [alt]="language.pick(picture.alt)" loading="lazy" />
          }
          <p class="hint">{{ language.pick(picture.alt) }}</p>
          @if (editable()) {
            <button type="button" class="button small quiet" [disabled]="busy()" (click)="remove(picture)" [attr.aria-label]="texts.text('pictures.removeOf', { picture: language.pick(picture.alt) })">{{ texts.text('pictures.remove') }}</button>
          }
        </li>
      } @empty {
        <li class="hint">{{ texts.text('pictures.none') }}</li>
      }
    </ul>
    @if (editable() && pictures().length < most) {
      <details class="card">
        <summary>{{ texts.text('pictures.add') }}</summary>
        <form (submit)="$event.preventDefault(); add()">
          <label>{{ texts.text('pictures.file') }}<input #file type="file" accept="image/jpeg,image/png,image/webp" aria-describedby="picture-help" (change)="choose(file.files?.item(0) ?? undefined)" /></label>
          <p id="picture-help" class="hint">{{ texts.text('pictures.help') }}</p>
          @if (tooLarge()) {
            <p class="wrong" role="alert">{{ texts.text('pictures.tooLarge') }}</p>
          }
          <ev-three-texts [label]="texts.text('pictures.alt')" [value]="alt()" [most]="mostAlt" [wrong]="asked() && !described() ? texts.text('pictures.altNeeded') : ''" (written)="alt.set($event)" />
          <p class="actions"><button class="button small" [disabled]="busy() || !chosen() || tooLarge()">{{ texts.text(busy() ? 'pictures.sending' : 'pictures.send') }}</button></p>
        </form>
      </details>
    }
    @if (problem(); as problem) {
      <ev-problem [problem]="problem" />
    }
  `,
})
export class Pictures {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly once = new Once();
  protected readonly most = MOST_PICTURES;
  protected readonly mostAlt = MOST_ALT;

  readonly eventId = input.required<string>();
  readonly pictures = input.required<readonly Picture[]>();
  readonly editable = input(false);
  readonly changed = output<readonly Picture[]>();

  protected readonly chosen = signal<File | undefined>(undefined);
  protected readonly alt = signal<TextIn>({});
  protected readonly asked = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly tooLarge = computed(() => (this.chosen()?.size ?? 0) > MOST_BYTES);
  protected readonly described = computed(() => Object.keys(filled(this.alt())).length > 0);

  protected smallest(picture: Picture): Picture['renditions'][number] | undefined {
    return [...picture.renditions].sort((a, b) => a.width - b.width)[0];
  }

  protected choose(file: File | undefined): void {
    this.chosen.set(file);
    this.problem.set(undefined);
  }

  protected async add(): Promise<void> {
    this.asked.set(true);
    const file = this.chosen();
    if (!file || !this.described()) return;
    const { fr, en, ar } = filled(this.alt());
    await this.carryOut(async () => {
      const query = new URLSearchParams(Object.entries({ altFr: fr, altEn: en, altAr: ar }).flatMap(([name, text]) => (text ? [[name, text]] : [])));
      const idempotencyKey = this.once.keyFor([this.eventId(), file.name, file.size, file.lastModified, fr, en, ar]);
      const added = await this.api.post<Picture>(`${this.path()}?${query}`, file, { idempotencyKey, limitMs: UPLOAD_LIMIT_MS });
      this.once.done();
      this.changed.emit([...this.pictures(), added]);
      this.chosen.set(undefined);
      this.alt.set({});
      this.asked.set(false);
    });
  }

  protected remove(picture: Picture): Promise<void> {
    return this.carryOut(async () => {
      await this.api.delete(`${this.path()}/${encodeURIComponent(picture.pictureId)}`);
      this.changed.emit(this.pictures().filter((each) => each !== picture));
    });
  }

  private path(): string {
    return `/api/events/${encodeURIComponent(this.eventId())}/media`;
  }

  private async carryOut(action: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await action();
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
