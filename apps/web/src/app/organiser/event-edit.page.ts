import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EventDetails, EventRequest, OrganisationSummary, SalesRules } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Once } from '../core/once';
import { OrganisationChoice } from './organisation-choice';
import { Organisations } from './organisations';
import { SalesRulesFields, USUAL_RULES } from './sales-rules';
import { filled, type TextIn, ThreeTexts } from '../shell/three-texts';

const CATEGORIES = ['concert', 'classical', 'music', 'theatre', 'dance', 'comedy', 'festival', 'sport', 'conference', 'exhibition', 'family', 'film', 'opera', 'circus'] as const;
const MOST_TAGS = 20;

interface EventForm {
  readonly title: TextIn;
  readonly description: TextIn;
  readonly category: string;
  readonly tags: string;
  readonly rules: SalesRules;
}

const EMPTY: EventForm = { title: {}, description: {}, category: 'concert', tags: '', rules: USUAL_RULES };

/** A comma separates, in each of the three scripts; nothing stands twice. */
export function tagsOf(text: string): string[] {
  return [...new Set(text.split(/[,،;\n]/).map((tag) => tag.trim()))].filter((tag) => tag !== '').slice(0, MOST_TAGS);
}

/** Creates an event, or changes the one of the address. */
@Component({
  selector: 'ev-event-edit',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote, ThreeTexts, SalesRulesFields, OrganisationChoice],
  template: `
    <section class="page narrow">
      @if (eventId(); as id) {
        <a class="back" [routerLink]="['/', language.language(), 'organiser', 'events', id]">{{ texts.text('organiser.backToEvent') }}</a>
      } @else {
        <a class="back" [routerLink]="['/', language.language(), 'organiser']">{{ texts.text('organiser.backToEvents') }}</a>
      }
      <h1>{{ texts.text(eventId() ? 'organiser.changeEvent' : 'organiser.newEvent') }}</h1>
      @if (event.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="event.reload()" />
      } @else if (ready()) {
        <form (submit)="$event.preventDefault(); save()">
          @if (!eventId()) {
            <ev-organisation-choice (chosen)="organisation.set($event)" />
            @if (organisation() === null) {
              <section class="card">
                <h2>{{ texts.text('organiser.found') }}</h2>
                <p class="hint">{{ texts.text('organiser.foundText') }}</p>
                <label>{{ texts.text('organiser.organisationName') }}<input type="text" maxlength="200" autocomplete="organization" [value]="newName()" (input)="newName.set($any($event.target).value)" /></label>
                <p class="actions"><button type="button" class="button small" [disabled]="busy() || newName().trim() === ''" (click)="found()">{{ texts.text('organiser.foundNow') }}</button></p>
              </section>
            }
          }
          <ev-three-texts [label]="texts.text('organiser.title')" [value]="form().title" [wrong]="asked() && !hasTitle() ? texts.text('organiser.titleNeeded') : ''" (written)="set({ title: $event })" />
          <ev-three-texts [label]="texts.text('organiser.description')" [value]="form().description" [long]="true" [most]="20000" (written)="set({ description: $event })" />
          <div class="field-row">
            <label>{{ texts.text('search.category') }}
              <select (change)="set({ category: $any($event.target).value })">
                @for (category of categories(); track category) {
                  <option [value]="category" [selected]="category === form().category">{{ texts.word('categories', category) }}</option>
                }
              </select>
            </label>
            <label>{{ texts.text('organiser.tags') }}<input type="text" autocomplete="off" aria-describedby="tags-help" [value]="form().tags" (input)="set({ tags: $any($event.target).value })" /></label>
          </div>
          <p id="tags-help" class="hint">{{ texts.text('organiser.tagsHelp') }}</p>
          <h2>{{ texts.text('organiser.rules') }}</h2>
          <ev-sales-rules [rules]="form().rules" (changed)="set({ rules: $event })" />
          @if (problem(); as problem) {
            <ev-problem [problem]="problem" />
            @if (problem.code === 'precondition_failed') {
              <p><button type="button" class="button small quiet" (click)="readAgain()">{{ texts.text('organiser.readAgain') }}</button></p>
            }
          }
          <p class="actions">
            <button class="button" [disabled]="busy() || (!eventId() && !organisation())">{{ texts.text(eventId() ? 'organiser.save' : 'organiser.create') }}</button>
          </p>
        </form>
      } @else {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone"></div><div class="bone"></div></div>
      }
    </section>
  `,
})
export class EventEditPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly organisations = inject(Organisations);

  readonly eventId = input<string>();

  protected readonly event = remote(
    'event-to-change',
    () => (this.eventId() ? { id: this.eventId()! } : undefined),
    ({ id }, signal) => this.api.getTagged<EventDetails>(`/api/events/${encodeURIComponent(id)}`, { signal }),
  );
  private readonly choice = viewChild(OrganisationChoice);
  protected readonly ready = computed(() => !this.eventId() || this.event.value() !== undefined);
  protected readonly form = signal<EventForm>(EMPTY);
  /** undefined: not known yet; null: the reader has none */
  protected readonly organisation = signal<OrganisationSummary | null | undefined>(undefined);
  protected readonly newName = signal('');
  protected readonly busy = signal(false);
  /** whether saving was tried: before that nobody is told what is missing */
  protected readonly asked = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly hasTitle = computed(() => Object.keys(filled(this.form().title)).length > 0);
  /** one of ours, or whatever else the event has */
  protected readonly categories = computed(() => [...new Set<string>([...CATEGORIES, this.form().category])]);
  private readonly once = new Once();

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text(this.eventId() ? 'organiser.changeEvent' : 'organiser.newEvent'), indexed: false }));
    effect(() => {
      const event = this.event.value()?.value;
      if (event) untracked(() => this.form.set({ title: event.title, description: event.description, category: event.category, tags: event.tags.join(', '), rules: event.policy }));
    });
  }

  protected set(change: Partial<EventForm>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  /** What somebody else wrote replaces what is written here. */
  protected readAgain(): void {
    this.problem.set(undefined);
    this.event.reload();
  }

  protected async found(): Promise<void> {
    await this.carryOut(async () => {
      await this.organisations.found(this.newName().trim(), this.once.keyFor(this.newName().trim()));
      this.choice()?.reload();
    });
  }

  protected async save(): Promise<void> {
    this.asked.set(true);
    if (!this.hasTitle()) return;
    const form = this.form();
    const request: EventRequest = {
      title: filled(form.title),
      description: filled(form.description),
      category: form.category,
      tags: tagsOf(form.tags),
      policy: form.rules,
    };
    await this.carryOut(async () => {
      const saved = await this.send(request);
      await this.router.navigate(['/', this.language.language(), 'organiser', 'events', saved.eventId]);
    });
  }

  private async send(request: EventRequest): Promise<EventDetails> {
    const id = this.eventId();
    if (id) {
      const ifMatch = this.event.value()?.tag ?? '';
      return (await this.api.putTagged<EventDetails>(`/api/events/${encodeURIComponent(id)}`, request, { ifMatch })).value;
    }
    const created: EventRequest = { ...request, organisationId: this.organisation()?.organisationId ?? '' };
    return this.api.post<EventDetails>('/api/events', created, { idempotencyKey: this.once.keyFor(created) });
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
