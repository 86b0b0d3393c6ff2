import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CatalogEvent } from '../api/types';
import { LanguageService } from '../core/language';
import { Texts } from '../core/texts';
import { EventPicture } from './event-picture';

@Component({
  selector: 'ev-event-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, EventPicture],
  template: `
    <article class="card event-card">
      <ev-event-picture [picture]="event().picture" [seed]="event().eventId" sizes="(max-width: 40rem) 100vw, 22rem" />
      <div class="card-body">
        <p class="kind">{{ texts.word('categories', event().category) }}</p>
        <h3><a [routerLink]="['/', language.language(), 'events', event().eventId]">{{ title() }}</a></h3>
        @if (event().next; as next) {
          <p class="when">
            <time [attr.datetime]="next.startTime">{{ texts.day(next.startTime, next.timeZone) }} · {{ texts.time(next.startTime, next.timeZone) }}</time>
          </p>
          <p class="where">{{ language.pick(next.venueName) }}@if (next.city) {, {{ next.city }}}</p>
        }
        <p class="card-foot">
          @if (event().priceFrom; as price) {
            <span class="price">{{ texts.text('event.from', { price: texts.money(price) }) }}</span>
          }
          @if (!event().available) {
            <span class="tag is-muted">{{ texts.text('event.soldOut') }}</span>
          } @else if (event().performances > 1) {
            <span class="tag">{{ texts.plural('event.dates', event().performances) }}</span>
          }
          @if (event().distanceKm !== undefined) {
            <span class="tag">{{ texts.text('search.away', { km: texts.number(distance()) }) }}</span>
          }
        </p>
      </div>
    </article>
  `,
})
export class EventCard {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  readonly event = input.required<CatalogEvent>();
  protected readonly title = computed(() => this.language.pick(this.event().title));
  protected readonly distance = computed(() => Math.max(1, Math.round(this.event().distanceKm ?? 0)));
}
