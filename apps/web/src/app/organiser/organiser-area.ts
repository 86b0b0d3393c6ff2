import { afterNextRender, ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';

/** The frame of all pages of organisers: nothing below it is made before it is known that the reader is one. */
@Component({
  selector: 'ev-organiser-area',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterOutlet, RouterLink, RouterLinkActive, ProblemNote],
  template: `
    @if (session.mayOrganise()) {
      <nav class="area-links" [attr.aria-label]="texts.text('organiser.area')">
        <a [routerLink]="['/', language.language(), 'organiser']" routerLinkActive="is-here" [routerLinkActiveOptions]="{ exact: true }" ariaCurrentWhenActive="page">{{ texts.text('organiser.events') }}</a>
        <a [routerLink]="['/', language.language(), 'organiser', 'plans', 'new']" routerLinkActive="is-here" ariaCurrentWhenActive="page">{{ texts.text('organiser.drawPlan') }}</a>
      </nav>
      <router-outlet />
    } @else if (problem(); as problem) {
      <section class="page narrow"><ev-problem [problem]="problem" [canRetry]="true" (retry)="begin()" /></section>
    } @else if (session.authenticated()) {
      <section class="page narrow">
        <h1>{{ texts.text('organiser.notYours') }}</h1>
        <p>{{ texts.text('organiser.notYoursText') }}</p>
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
export class OrganiserArea {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  protected readonly session = inject(Session);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('organiser.area'), indexed: false }));
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
