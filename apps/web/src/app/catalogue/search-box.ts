import { ChangeDetectionStrategy, Component, computed, effect, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { Texts } from '../core/texts';
import type { CatalogSuggestions } from '../api/types';

type Suggestion = CatalogSuggestions['items'][number];

const PAUSE_MS = 180;

/** A field with suggestions: a combobox as in the ARIA practices, with the focus in the field and the list told by aria-activedescendant. */
@Component({
  selector: 'ev-search-box',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form role="search" class="search-box" [attr.action]="'/' + language.language() + '/search'" method="get" (submit)="submit($event)">
      <label class="unseen" for="search-words">{{ texts.text('search.words') }}</label>
      <input
        id="search-words"
        name="query"
        type="search"
        maxlength="200"
        autocomplete="off"
        enterkeyhint="search"
        role="combobox"
        aria-autocomplete="list"
        aria-controls="search-suggestions"
        [attr.aria-expanded]="open()"
        [attr.aria-activedescendant]="active() >= 0 ? 'suggestion-' + active() : null"
        [attr.placeholder]="texts.text('search.placeholder')"
        #field
        [attr.value]="initial() || null"
        (input)="typed($any($event.target).value)"
        (keydown)="keyDown($event)"
        (blur)="close()"
      />
      <button class="button">{{ texts.text('search.go') }}</button>
      <ul id="search-suggestions" role="listbox" class="suggestions" [hidden]="!open()" [attr.aria-label]="texts.text('search.suggestions')">
        @for (suggestion of suggestions(); track $index) {
          <li
            role="option"
            [id]="'suggestion-' + $index"
            [attr.aria-selected]="active() === $index"
            (mousedown)="$event.preventDefault()"
            (click)="take(suggestion)"
          >
            <span>{{ suggestion.text }}</span>
            <span class="hint">{{ texts.word('suggestionKinds', suggestion.kind) }}</span>
          </li>
        }
      </ul>
    </form>
  `,
})
export class SearchBox {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly router = inject(Router);

  readonly initial = input('');
  /** Not "search": browsers have an event of that name, and it would come through as well. */
  readonly asked = output<string>();

  protected readonly suggestions = signal<readonly Suggestion[]>([]);
  protected readonly active = signal(-1);
  private readonly wanted = signal(false);
  protected readonly open = computed(() => this.wanted() && this.suggestions().length > 0);
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private under: AbortController | undefined;

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private shown: string | undefined;

  constructor() {
    // What somebody typed before the page was alive stays; later the field follows the address.
    effect(() => {
      const words = this.initial();
      if (this.shown !== undefined && this.shown !== words) this.field().nativeElement.value = words;
      this.shown = words;
    });
  }

  protected typed(words: string): void {
    this.active.set(-1);
    clearTimeout(this.waiting);
    this.under?.abort();
    if (words.trim().length < 2) {
      this.suggestions.set([]);
      return;
    }
    this.waiting = setTimeout(() => void this.suggest(words.trim()), PAUSE_MS);
  }

  private async suggest(words: string): Promise<void> {
    const mine = (this.under = new AbortController());
    try {
      const answer = await this.api.get<CatalogSuggestions>(
        '/api/catalog/suggest',
        { q: words, lang: this.language.language(), size: 8 },
        { signal: mine.signal },
      );
      this.suggestions.set(answer.items);
      this.wanted.set(true);
    } catch {
      // Suggestions are a convenience: without them one searches by the button.
      this.suggestions.set([]);
    }
  }

  protected keyDown(event: KeyboardEvent): void {
    const count = this.suggestions().length;
    if (event.key === 'Escape' && this.open()) {
      this.close();
      event.preventDefault();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      this.wanted.set(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.active.update((now) => (now < 0 && step < 0 ? count - 1 : (now + step + count) % count));
      event.preventDefault();
    } else if (event.key === 'Enter') {
      const chosen = this.open() ? this.suggestions()[this.active()] : undefined;
      if (chosen) {
        event.preventDefault();
        this.take(chosen);
      }
    }
  }

  protected close(): void {
    this.wanted.set(false);
    this.active.set(-1);
  }

  protected take(suggestion: Suggestion): void {
    this.close();
    if (suggestion.eventId) {
      void this.router.navigate(['/', this.language.language(), 'events', suggestion.eventId]);
      return;
    }
    this.field().nativeElement.value = suggestion.text;
    this.asked.emit(suggestion.text);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    clearTimeout(this.waiting);
    this.close();
    this.asked.emit(this.field().nativeElement.value.trim());
  }
}
