import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Texts } from '../core/texts';

@Component({
  selector: 'ev-not-found',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <section class="page narrow">
      <h1>{{ texts.text('notFound.title') }}</h1>
      <p>{{ texts.text('notFound.text') }}</p>
      <p><a class="button" [routerLink]="['/', language.language(), 'search']">{{ texts.text('notFound.search') }}</a></p>
    </section>
  `,
})
export class NotFoundPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('notFound.title'), indexed: false }));
  }
}
