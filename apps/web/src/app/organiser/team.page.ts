import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EventPageList, Organisation, OrganisationSummary } from '../api/types';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import { ProblemNote } from '../shell/problem-note';
import { Said } from '../shell/said';
import { Once } from '../core/once';
import { OrganisationChoice } from './organisation-choice';
import { accountOf, isOwner, memberRequest, type Role, ROLES } from './team';

const EVENTS_PAGE = 100;

interface MemberForm {
  readonly account: string;
  readonly role: Role;
  readonly eventIds: ReadonlySet<string>;
}

const EMPTY: MemberForm = { account: '', role: 'checkin', eventIds: new Set() };

/** Who works for an organisation, and who checks tickets at which events. */
@Component({
  selector: 'ev-team',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ProblemNote, OrganisationChoice, Said],
  template: `
    <section class="page narrow">
      <h1>{{ texts.text('team.title') }}</h1>
      @if (team.problem() ?? events.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="team.reload(); events.reload()" />
      }
      <ev-organisation-choice (chosen)="choose($event)" />
      @if (chosen() === null) {
        <p class="note">{{ texts.text('venues.organisationFirst') }}</p>
        <p><a class="button" [routerLink]="['/', language.language(), 'organiser', 'events', 'new']">{{ texts.text('organiser.found') }}</a></p>
      } @else {
        @if (shown(); as organisation) {
          @if (done(); as done) {
            <p class="note is-good" [evSaid]="done"></p>
          }
          <ul class="order-list">
            @for (member of organisation.members; track member.userId) {
              <li class="card member">
                <p><strong><bdi>{{ nameOf(member) }}</bdi></strong>&ngsp;<span class="hint">· {{ texts.word('memberRoles', member.role) }}</span>@if (member.userId === session.subject()) { <span class="tag">{{ texts.text('team.you') }}</span>}</p>
                @if (member.name) {
                  <p class="hint account-number" dir="ltr">{{ member.userId }}</p>
                }
                @if (member.role === 'checkin') {
                  <p class="hint">{{ member.eventIds.length === 0 ? texts.text('team.allEvents') : eventsOf(member.eventIds) }}</p>
                }
                @if (mayChange()) {
                  <p class="card-actions">
                    <button type="button" class="button small quiet" [disabled]="busy()" [attr.aria-label]="texts.text('team.changeOf', { member: nameOf(member) })" (click)="edit(member)">{{ texts.text('team.change') }}</button>
                    <button type="button" class="button small quiet" [disabled]="busy()" [attr.aria-label]="texts.text('team.removeOf', { member: nameOf(member) })" (click)="remove(member.userId)">{{ texts.text('team.remove') }}</button>
                  </p>
                }
              </li>
            }
          </ul>
          @if (mayChange()) {
            <form class="card member-form" (submit)="$event.preventDefault(); save()">
              <h2>{{ texts.text(known() ? 'team.changeTitle' : 'team.add') }}</h2>
              <label>{{ texts.text('team.account') }}<input type="text" dir="ltr" autocomplete="off" spellcheck="false" autocapitalize="none" maxlength="254" aria-describedby="account-help" [attr.aria-invalid]="asked() && !account() ? 'true' : null" [value]="form().account" (input)="set({ account: $any($event.target).value })" /></label>
              <p id="account-help" class="hint">{{ texts.text('team.accountHelp') }}</p>
              @if (asked() && !account()) {
                <p class="wrong" role="alert">{{ texts.text('team.accountWrong') }}</p>
              }
              <label>{{ texts.text('team.role') }}
                <select (change)="set({ role: $any($event.target).value })">
                  @for (role of roles; track role) {
                    <option [value]="role" [selected]="role === form().role">{{ texts.word('memberRoles', role) }}</option>
                  }
                </select>
              </label>
              <p class="hint">{{ texts.word('memberRoleHelp', form().role) }}</p>
              @if (form().role === 'checkin' && (programme().length > 0 || sought())) {
                <fieldset>
                  <legend>{{ texts.text('team.events') }}</legend>
                  <p class="hint">{{ texts.text('team.eventsHelp') }}</p>
                  @if (isSearched()) {
                    <label>{{ texts.text('team.findEvent') }}<input type="search" autocomplete="off" maxlength="100" [value]="sought()" (change)="sought.set($any($event.target).value.trim())" (keydown.enter)="$event.preventDefault(); sought.set($any($event.target).value.trim())" /></label>
                    @if (programme().length === 0) {
                      <p class="hint" [evSaid]="texts.text('team.noSuchEvent')"></p>
                    }
                  }
                  @for (event of programme(); track event.eventId) {
                    <label class="choice"><input type="checkbox" [checked]="form().eventIds.has(event.eventId)" (change)="assign(event.eventId, $any($event.target).checked)" /><span>{{ language.pick(event.title) }}</span></label>
                  }
                </fieldset>
              }
              @if (problem(); as problem) {
                <ev-problem [problem]="problem" />
              }
              <p class="card-actions">
                <button class="button" [disabled]="busy()">{{ texts.text('organiser.save') }}</button>
                @if (form().account !== '') {
                  <button type="button" class="button quiet" (click)="clear()">{{ texts.text('team.other') }}</button>
                }
              </p>
            </form>
          } @else {
            <p class="note">{{ texts.text('team.ownersOnly') }}</p>
          }
        } @else if (!team.problem()) {
          <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone card-bone"></div><div class="bone card-bone"></div></div>
        }
      }
    </section>
  `,
})
export class TeamPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  protected readonly session = inject(Session);
  private readonly api = inject(Api);
  private readonly once = new Once();
  protected readonly roles = ROLES;

  /** undefined: not known yet; null: the reader has none */
  protected readonly chosen = signal<OrganisationSummary | null | undefined>(undefined);
  protected readonly team = remote(
    'team',
    () => (this.chosen() ? { id: this.chosen()!.organisationId } : undefined),
    ({ id }, signal) => this.api.get<Organisation>(`/api/organisations/${encodeURIComponent(id)}`, {}, { signal }),
  );
  protected readonly shown = computed(() => (this.team.value()?.organisationId === this.chosen()?.organisationId ? this.team.value() : undefined));
  /** part of the title of an event that is not among the first hundred */
  protected readonly sought = signal('');
  protected readonly events = remote(
    'events-of-team',
    () => (this.chosen() ? { organisationId: this.chosen()!.organisationId, query: this.sought() } : undefined),
    ({ organisationId, query }, signal) => this.api.get<EventPageList>('/api/events', { mine: true, organisationId, size: EVENTS_PAGE, ...(query && { query }) }, { signal }),
  );
  protected readonly isSearched = computed(() => this.sought() !== '' || (this.events.value()?.total ?? 0) > EVENTS_PAGE);
  protected readonly programme = computed(() => (this.events.value()?.items ?? []).filter((event) => event.organisationId === this.chosen()?.organisationId));
  /** what was read so far: a search does not take away the names of events that are assigned */
  private readonly titles = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly mayChange = computed(() => {
    const organisation = this.shown();
    return organisation !== undefined && (this.session.isAdmin() || isOwner(organisation, this.session.subject()));
  });
  protected readonly form = signal<MemberForm>(EMPTY);
  protected readonly account = computed(() => accountOf(this.form().account));
  /** whether it is somebody who is there already */
  protected readonly known = computed(() => {
    const userId = this.account()?.userId;
    return userId !== undefined && this.shown()?.members.some((member) => member.userId === userId) === true;
  });
  protected readonly asked = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly done = signal('');

  constructor() {
    inject(PageHead).show(() => ({ title: this.texts.text('team.title'), indexed: false }));
    effect(() => {
      const read = this.programme().map((event) => [event.eventId, this.language.pick(event.title)] as const);
      untracked(() => this.titles.update((known) => new Map([...known, ...read])));
    });
    effect(() => {
      this.chosen();
      untracked(() => this.clear());
    });
  }

  protected choose(organisation: OrganisationSummary | null): void {
    this.done.set('');
    this.sought.set('');
    this.chosen.set(organisation);
  }

  /** Members from before names were kept have their number only. */
  protected nameOf(member: Organisation['members'][number]): string {
    return member.name ?? member.userId;
  }

  /** An event that is none of the first hundred and was not searched for is told by its number. */
  protected eventsOf(eventIds: readonly string[]): string {
    return new Intl.ListFormat(this.language.locale()).format(eventIds.map((id) => this.titles().get(id) ?? id));
  }

  protected set(change: Partial<MemberForm>): void {
    this.done.set('');
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected assign(eventId: string, isAssigned: boolean): void {
    const eventIds = new Set(this.form().eventIds);
    if (isAssigned) eventIds.add(eventId);
    else eventIds.delete(eventId);
    this.set({ eventIds });
  }

  protected clear(): void {
    this.form.set(EMPTY);
    this.asked.set(false);
    this.problem.set(undefined);
  }

  protected edit(member: Organisation['members'][number]): void {
    this.asked.set(false);
    this.set({ account: member.userId, role: ROLES.find((role) => role === member.role) ?? 'checkin', eventIds: new Set(member.eventIds) });
  }

  protected async save(): Promise<void> {
    this.asked.set(true);
    const account = this.account();
    if (!account) return;
    const { role, eventIds } = this.form();
    const request = memberRequest(account, role, eventIds);
    await this.carryOut(() => this.api.post<Organisation>(this.path(), request, { idempotencyKey: this.once.keyFor([this.path(), request]) }), 'team.saved');
  }

  protected remove(userId: string): Promise<void> {
    return this.carryOut(() => this.api.delete<Organisation>(`${this.path()}/${encodeURIComponent(userId)}`), 'team.removed');
  }

  private path(): string {
    return `/api/organisations/${encodeURIComponent(this.shown()?.organisationId ?? '')}/members`;
  }

  private async carryOut(action: () => Promise<Organisation>, told: 'team.saved' | 'team.removed'): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    this.done.set('');
    try {
      const now = await action();
      this.once.done();
      this.team.set(now);
      this.clear();
      this.done.set(this.texts.text(told));
    } catch (failure) {
      this.problem.set(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
