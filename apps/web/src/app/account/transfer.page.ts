import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { AcceptedTransfer } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';

@Component({
  selector: 'ev-transfer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemNote],
  template: `
    <section class="page narrow">
      <h1>{{ texts.text('transfer.received') }}</h1>
      <p>{{ texts.text('transfer.receivedText') }}</p>
      @if (problem(); as problem) {
        <ev-problem [problem]="problem" />
      }
      <button type="button" class="button big" [disabled]="busy()" (click)="accept()">{{ texts.text('transfer.accept') }}</button>
    </section>
  `,
})
export class TransferPage {
  protected readonly texts = inject(Texts);
  private readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  readonly code = input.required<string>();
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('transfer.received'), indexed: false }));
  }

  protected async accept(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      if (!(await this.session.require())) return;
      const { ticketId } = await this.api.post<AcceptedTransfer>(`/api/transfers/${encodeURIComponent(this.code())}/accept`, undefined, {
        idempotencyKey: `accept-${this.code()}`,
      });
      await this.router.navigate(['/', this.language.language(), 'tickets', ticketId]);
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
