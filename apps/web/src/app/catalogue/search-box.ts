import { Combobox, ComboboxPopup, ComboboxWidget } from '@angular/aria/combobox';
import { Listbox, Option } from '@angular/aria/listbox';
import { afterNextRender, ApplicationRef, ChangeDetectionStrategy, Component, DestroyRef, effect, inject, input, output, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { Texts } from '../core/texts';
import type { CatalogSuggestions } from '../api/types';

type Suggestion = CatalogSuggestions['items'][number];

const PAUSE_MS = 180;

/** A field with suggestions: Angular's combobox and listbox, in which nothing is active before an arrow says so; a form of plain HTML until the page is alive. */
@Component({
  selector: 'ev-search-box',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Combobox, ComboboxPopup, ComboboxWidget, Listbox, Option],
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
        ngCombobox
        #box="ngCombobox"
        [attr.placeholder]="texts.text('search.placeholder')"
        [attr.value]="initial() || null"
        (expandedChange)="$event && suggestions().length === 0 && box.expanded.set(false)"
        (input)="typed(box.value().trim())"
        (keydown)="page.tick()"
        (keydown.enter)="enter($event)"
      />
      <button class="button">{{ texts.text('search.go') }}</button>
      <ng-template ngComboboxPopup [combobox]="box">
        <ul
          class="suggestions"
          tabindex="-1"
          ngComboboxWidget
          ngListbox
          #list="ngListbox"
          focusMode="activedescendant"
          [activeDescendant]="list.value()[0] ? list.activeDescendant() : undefined"
          [attr.aria-label]="texts.text('search.suggestions')"
          (mousedown)="$event.preventDefault()"
        >
          <li ngOption [value]="undefined" hidden></li>
          @for (suggestion of suggestions(); track suggestion) {
            <li ngOption [value]="suggestion" (click)="take(suggestion)">
              <span>{{ suggestion.text }}</span>
              <span class="hint">{{ texts.word('suggestionKinds', suggestion.kind) }}</span>
            </li>
          }
        </ul>
      </ng-template>
    </form>
  `,
})
export class SearchBox {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  /** The combobox hands a key on to the list when the page is drawn; drawn at once, none gets lost of two that come in the same moment. */
  protected readonly page = inject(ApplicationRef);

  readonly initial = input('');
  /** Not "search": browsers have an event of that name, and it would come through as well. */
  readonly asked = output<string>();

  protected readonly suggestions = signal<readonly Suggestion[]>([]);
  private readonly box = viewChild.required(Combobox);
  /** There while it is open. Its first option is what was typed: nobody sees it, and the arrows come back to it. */
  private readonly list = viewChild<Listbox<Suggestion | undefined>>(Listbox);
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private under: AbortController | undefined;
  private shown: string | undefined;

  constructor() {
    // What somebody typed before the page was alive stays; later the field follows the address.
    afterNextRender({ earlyRead: () => this.box().value.set((this.box().element as HTMLInputElement).value) });
    effect(() => {
      const words = this.initial();
      if (this.shown !== undefined && this.shown !== words) this.box().value.set(words);
      this.shown = words;
    });
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  protected typed(words: string): void {
    this.list()?.value.set([]);
    this.list()?.gotoFirst();
    this.stop();
    if (words.length < 2) this.show([]);
    else this.waiting = setTimeout(() => void this.suggest(words), PAUSE_MS);
  }

  private stop(): void {
    clearTimeout(this.waiting);
    this.under?.abort();
  }

  private async suggest(words: string): Promise<void> {
    const { signal } = (this.under = new AbortController());
    let items: readonly Suggestion[] = [];
    try {
      ({ items } = await this.api.get<CatalogSuggestions>('/api/catalog/suggest', { q: words, lang: this.language.language(), size: 8 }, { signal }));
    } catch {
      // Suggestions are a convenience: without them one searches by the button.
    }
    if (!signal.aborted) this.show(items);
  }

  private show(suggestions: readonly Suggestion[]): void {
    this.suggestions.set(suggestions);
    this.box().expanded.set(suggestions.length > 0);
  }

  protected enter(event: Event): void {
    if (!this.box().expanded()) return;
    event.preventDefault();
    const [chosen] = this.list()?.value() ?? [];
    if (chosen) this.take(chosen);
    else this.submit(event);
  }

  protected take(suggestion: Suggestion): void {
    this.close();
    if (suggestion.eventId) {
      void this.router.navigate(['/', this.language.language(), 'events', suggestion.eventId]);
      return;
    }
    this.box().value.set(suggestion.text);
    this.asked.emit(suggestion.text);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.close();
    this.asked.emit(this.box().value().trim());
  }

  private close(): void {
    this.stop();
    this.box().expanded.set(false);
  }
}
