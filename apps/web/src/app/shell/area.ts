import { afterNextRender, ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import { ProblemNote } from './problem-note';

/** A part of the app that is for some people only: organisers, door staff, support. Its texts are `<name>.area`, `<name>.notYours` and `<name>.notYoursText`. */
export interface AreaDescription {
  readonly name: string;
  /** Whether it is for this reader. What may be done there, each context decides itself. */
  readonly admits: (session: Session) => boolean;
  readonly links: readonly {
    readonly path: readonly string[];
    readonly text: string;
    readonly exact?: boolean;
    /** when it is not for everybody in the area */
    readonly admits?: (session: Session) => boolean;
  }[];
}

/** The frame of all pages of an area: nothing below it is made before it is known that the reader belongs there. */
@Component({
  selector: 'ev-area',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterOutlet, RouterLink, RouterLinkActive, ProblemNote],
  template: `
    @if (admitted()) {
      <nav class="area-links" [attr.aria-label]="texts.text(area().name + '.area')">
        @for (link of links(); track link.text) {
          <a [routerLink]="['/', language.language(), area().name].concat(link.path)" routerLinkActive="is-here" [routerLinkActiveOptions]="{ exact: link.exact ?? false }" ariaCurrentWhenActive="page">{{ texts.text(link.text) }}</a>
        }
      </nav>
      <router-outlet />
    } @else if (problem(); as problem) {
      <section class="page narrow"><ev-problem [problem]="problem" [canRetry]="true" (retry)="begin()" /></section>
    } @else if (session.authenticated()) {
      <section class="page narrow">
        <h1>{{ texts.text(area().name + '.notYours') }}</h1>
        <p>{{ texts.text(area().name + '.notYoursText') }}</p>
        <p><a class="button" [routerLink]="['/', language.language(), 'search']">{{ texts.text('notFound.search') }}</a></p>
      </section>
    } @else if (session.authenticated() === false) {
      <section class="page narrow">
        <p class="note">{{ texts.text('errors.unauthorized') }}</p>
        <p><button type="button" class="button" (click)="session.login()">{{ texts.text('shell.login') }}</button></p>
      </section>
    } @else {
      <section class="page"><div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone card-bone"></div></div></section>
    }
  `,
})
export class Area {
  /** From the route's data. */
  readonly area = input.required<AreaDescription>();
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  protected readonly session = inject(Session);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly admitted = computed(() => this.area().admits(this.session));
  protected readonly links = computed(() => this.area().links.filter((link) => link.admits?.(this.session) ?? true));

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text(`${this.area().name}.area`), indexed: false }));
    afterNextRender(() => void this.begin());
  }

  protected async begin(): Promise<void> {
    this.problem.set(undefined);
    try {
      await this.session.ready();
      if (!this.session.authenticated()) this.session.login();
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    }
  }
}
