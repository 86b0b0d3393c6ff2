import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CatalogEventList, CatalogEventPage, CatalogPerformance } from '../api/types';
import { EventRulesDocument } from '../api/generated/graphql';
import { Api } from '../core/api';
import { LanguageService } from '../core/language';
import { compare, type Money } from '../core/money';
import { PageHead } from '../core/page-head';
import { remote } from '../core/remote';
import { Texts } from '../core/texts';
import { MomentComponent } from '../shell/moment';
import { ProblemNote } from '../shell/problem-note';
import { Said } from '../shell/said';
import { EventCard } from './event-card';
import { calendarFile, eventFacts } from './event-facts';
import { EventPicture } from './event-picture';

@Component({
  selector: 'ev-event',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, EventPicture, MomentComponent, ProblemNote, EventCard, Said],
  template: `
    @if (event.problem(); as problem) {
      <section class="page narrow"><ev-problem [problem]="problem" [canRetry]="problem.status !== 404" (retry)="event.reload()" />
        <p><a class="button quiet" [routerLink]="['/', language.language(), 'search']">{{ texts.text('notFound.search') }}</a></p></section>
    } @else if (event.value(); as shown) {
      <article>
        <header class="event-head">
          <ev-event-picture [picture]="shown.media[0]" [seed]="shown.eventId" sizes="100vw" [first]="true" />
          <div class="event-head-text">
            <p class="kind">{{ texts.word('categories', shown.category) }}</p>
            <h1>{{ title() }}</h1>
            @if (shown.status === 'cancelled') {
              <p class="note is-bad">{{ texts.text('event.cancelled') }}</p>
            }
            <p class="event-actions">
              <button type="button" class="button small quiet" (click)="share()">{{ texts.text('event.share') }}</button>
              @if (shared()) {
                <span class="hint" [evSaid]="texts.text('event.copied')"></span>
              }
            </p>
          </div>
        </header>
        <div class="page">
          <div class="with-side is-reversed">
            <section class="main-part" aria-labelledby="about">
              <h2 id="about">{{ texts.text('event.about') }}</h2>
              @for (paragraph of paragraphs(); track $index) {
                <p class="prose">{{ paragraph }}</p>
              }
              @if (shown.media.length > 1) {
                <ul class="picture-list">
                  @for (picture of shown.media.slice(1); track picture.pictureId) {
                    <li><ev-event-picture [picture]="picture" [seed]="picture.pictureId" sizes="(max-width: 40rem) 100vw, 22rem" /></li>
                  }
                </ul>
              }
              @if (shown.tags.length > 0) {
                <ul class="chips">
                  @for (tag of shown.tags; track tag) {
                    <li><a class="chip" [routerLink]="['/', language.language(), 'search']" [queryParams]="{ query: tag }">{{ tag }}</a></li>
                  }
                </ul>
              }
              @if (rules.value(); as rules) {
                <h2>{{ texts.text('event.rules') }}</h2>
                <ul class="plain-list">
                  <li>{{ rules.refundPercent > 0 ? texts.plural('event.mayCancel', rules.cancellationHours, { percent: texts.number(rules.refundPercent) }) : texts.text('event.noRefund') }}</li>
                  <li>{{ texts.plural('event.most', rules.maxPerCustomer) }}</li>
                  <li>{{ rules.transferAllowed ? texts.text('event.mayTransfer') : texts.text('event.noTransfer') }}</li>
                </ul>
              }
            </section>
            <section class="side" aria-labelledby="dates">
              <h2 id="dates">{{ texts.text('event.when') }}</h2>
              <ul class="dates">
                @for (performance of shown.performances; track performance.performanceId) {
                  <li class="card date-card">
                    <p class="when"><ev-moment [at]="performance.startTime" [zone]="performance.timeZone" /></p>
                    @if (performance.venue; as venue) {
                      <p class="where">{{ language.pick(venue.name) }}<br /><span class="hint"><bdi>{{ venue.address }}, {{ venue.city }}</bdi></span></p>
                    }
                    <p class="card-foot">
                      @if (cheapest(performance); as price) {
                        <span class="price">{{ texts.text('event.from', { price: texts.money(price) }) }}</span>
                      }
                      @if (performance.salesStatus === 'open' && performance.availability.available) {
                        @if (isScarce(performance)) {
                          <span class="tag is-warm">{{ texts.plural('event.left', performance.availability.remaining) }}</span>
                        }
                      } @else {
                        <span class="tag is-muted">{{ salesWord(performance) }}</span>
                      }
                    </p>
                    <p class="card-actions">
                      @if (performance.salesStatus === 'open' && performance.availability.available) {
                        <a class="button" [routerLink]="['/', language.language(), 'events', shown.eventId, 'performances', performance.performanceId]">{{ texts.text('event.choose') }}</a>
                      }
                      <button type="button" class="button small quiet" (click)="note(performance)">{{ texts.text('event.calendar') }}</button>
                    </p>
                  </li>
                } @empty {
                  <li>{{ texts.text('event.noDates') }}</li>
                }
              </ul>
            </section>
          </div>
          @if (similar.value(); as list) {
            @if (list.items.length > 0) {
              <section aria-labelledby="similar">
                <h2 id="similar">{{ texts.text('event.similar') }}</h2>
                <div class="cards">
                  @for (other of list.items; track other.eventId) {
                    <ev-event-card [event]="other" />
                  }
                </div>
              </section>
            }
          }
        </div>
      </article>
    } @else {
      <section class="page" role="status">
        <span class="unseen">{{ texts.text('shell.loading') }}</span>
        <div class="bone picture"></div><div class="bone title"></div><div class="bone"></div><div class="bone short"></div>
      </section>
    }
  `,
})
export class EventPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  private readonly api = inject(Api);
  private readonly document = inject(DOCUMENT);

  readonly eventId = input.required<string>();
  protected readonly shared = signal(false);

  protected readonly event = remote(
    'event',
    () => ({ id: this.eventId() }),
    ({ id }, signal) => this.api.get<CatalogEventPage>(`/api/catalog/events/${encodeURIComponent(id)}`, {}, { signal }),
  );
  protected readonly rules = remote(
    'event-rules',
    () => ({ id: this.eventId() }),
    async ({ id }, signal) => (await this.api.graphql(EventRulesDocument, { id }, { signal })).event?.salesRules,
  );
  protected readonly similar = remote(
    'similar',
    () => ({ id: this.eventId() }),
    ({ id }, signal) => this.api.get<CatalogEventList>(`/api/catalog/events/${encodeURIComponent(id)}/similar`, { size: 4 }, { signal }),
  );
  protected readonly title = computed(() => this.language.pick(this.event.value()?.title));
  protected readonly paragraphs = computed(() =>
    this.language
      .pick(this.event.value()?.description)
      .split(/\n+/)
      .filter((paragraph) => paragraph.trim() !== ''),
  );

  constructor() {
    inject(PageHead).show(() => {
      const problem = this.event.problem();
      if (problem) return { title: this.texts.text('notFound.title'), indexed: false, status: problem.status === 404 || problem.status === 400 ? 404 : 503 };
      const event = this.event.value();
      return event
        ? {
            title: this.title(),
            description: this.language.pick(event.description),
            facts: eventFacts(event, this.document.location.origin, this.address(), (texts) => this.language.pick(texts)),
          }
        : undefined;
    });
  }

  private address(): string {
    return `${this.document.location.origin}/${this.language.language()}/events/${this.eventId()}`;
  }

  protected cheapest(performance: CatalogPerformance): Money | undefined {
    const prices = (performance.prices?.categories ?? []).map((category) => category.price);
    return prices.sort(compare)[0];
  }

  protected isScarce(performance: CatalogPerformance): boolean {
    const { remaining, capacity } = performance.availability;
    return remaining <= 20 || remaining < capacity / 20;
  }

  protected salesWord(performance: CatalogPerformance): string {
    return performance.salesStatus === 'open' ? this.texts.text('event.soldOut') : this.texts.word('salesStatuses', performance.salesStatus);
  }

  protected async share(): Promise<void> {
    const data = { title: this.title(), url: this.address() };
    try {
      if (typeof navigator.share === 'function') {
        await navigator.share(data);
        return;
      }
      await navigator.clipboard.writeText(data.url);
      this.shared.set(true);
    } catch (refused) {
      // Closing the sheet is no problem of anybody.
      if (!(refused instanceof DOMException)) throw refused;
    }
  }

  protected note(performance: CatalogPerformance): void {
    const file = calendarFile(performance.performanceId, this.title(), performance, this.address(), (texts) => this.language.pick(texts), new Date());
    const link = this.document.createElement('a');
    link.href = URL.createObjectURL(new Blob([file], { type: 'text/calendar;charset=utf-8' }));
    link.download = 'eventify.ics';
    link.click();
    URL.revokeObjectURL(link.href);
  }
}
