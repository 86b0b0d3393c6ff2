import { afterNextRender, ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';

@Component({
  selector: 'ev-account',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemNote],
  template: `
    <section class="page narrow">
      <h1>{{ texts.text('account.title') }}</h1>
      @if (session.authenticated()) {
        <p class="lead">{{ session.name() }}</p>
        <p class="hint">{{ texts.text('account.number') }} <bdi class="account-number" dir="ltr">{{ session.subject() }}</bdi></p>
        @if (language.language() === 'ar') {
          <section class="card">
            <h2>{{ texts.text('account.digits') }}</h2>
            <div class="segments" role="group" [attr.aria-label]="texts.text('account.digits')">
              <button type="button" [attr.aria-pressed]="language.digits() === 'latn'" (click)="language.writeDigits('latn')">0123456789</button>
              <button type="button" [attr.aria-pressed]="language.digits() === 'arab'" (click)="language.writeDigits('arab')">٠١٢٣٤٥٦٧٨٩</button>
            </div>
          </section>
        }
        <section class="card">
          <h2>{{ texts.text('account.security') }}</h2>
          <p class="hint">{{ texts.text('account.securityText') }}</p>
          <p class="actions">
            <button type="button" class="button small quiet" (click)="session.login(undefined, 'password')">{{ texts.text('account.password') }}</button>
            <button type="button" class="button small quiet" (click)="session.login(undefined, 'totp')">{{ texts.text('account.totp') }}</button>
            <button type="button" class="button small quiet" (click)="session.login(undefined, 'passkey')">{{ texts.text('account.passkey') }}</button>
          </p>
        </section>
        @if (problem(); as problem) {
          <ev-problem [problem]="problem" />
        }
        <p class="actions leave">
          <button type="button" class="button" (click)="logout(false)">{{ texts.text('account.logout') }}</button>
          <button type="button" class="button quiet" (click)="logout(true)">{{ texts.text('account.logoutEverywhere') }}</button>
        </p>
      }
    </section>
  `,
})
export class AccountPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('account.title'), indexed: false }));
    afterNextRender(() => void this.session.require());
  }

  protected async logout(everywhere: boolean): Promise<void> {
    this.problem.set(undefined);
    try {
      await this.session.logout(everywhere);
      await this.router.navigate(['/', this.language.language()]);
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    }
  }
}
