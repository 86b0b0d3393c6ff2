import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, Injector, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EventRulesDocument } from '../api/generated/graphql';
import type { CatalogPerformance, CatalogPriceCategory } from '../api/types';
import { CartService, type Wish } from '../checkout/cart';
import { CountdownComponent } from '../checkout/countdown';
import { Api } from '../core/api';
import { Keep } from '../core/keep';
import { LanguageService } from '../core/language';
import { compare, type Money, sum, times } from '../core/money';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import { livePlaces } from '../seatmap/live-places';
import { FREE, HELD, SOLD } from '../seatmap/model';
import { SeatMapComponent } from '../seatmap/seat-map';
import { MomentComponent } from '../shell/moment';
import { ProblemNote } from '../shell/problem-note';
import { BestForm } from './best-form';
import { ChosenList } from './chosen-list';
import { PriceLegend } from './price-legend';
import { SeatList } from './seat-list';
import { countOf, NOTHING, read, replacements, type Selection, toggled, withCategory, withQuantity, write, zoneKey } from './selection';
import { type ZoneLine, ZoneSteppers, type ZoneWish } from './zone-steppers';

type Way = 'map' | 'list' | 'best';

const DEFAULT_MOST = 10;

@Component({
  selector: 'ev-performance',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, SeatMapComponent, SeatList, PriceLegend, BestForm, ZoneSteppers, ChosenList, MomentComponent, ProblemNote, CountdownComponent],
  template: `
    <section class="page wide">
      @if (performance.problem() ?? places.layout.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="again()" />
      }
      @if (performance.value(); as shown) {
        <header class="slim-head">
          <a class="back" [routerLink]="['/', language.language(), 'events', eventId()]">{{ texts.text('choose.back') }}</a>
          <h1>{{ language.pick(shown.eventTitle) }}</h1>
          <p><ev-moment [at]="shown.startTime" [zone]="shown.timeZone" />@if (shown.venue; as venue) { · {{ language.pick(venue.name) }}, {{ venue.city }}}</p>
        </header>
        @if (salesStatus() !== 'open') {
          <p class="note">{{ texts.word('salesStatuses', salesStatus()) }}</p>
        }
        <div class="choose">
          <div class="choose-main">
            @if (plan(); as plan) {
              @if (plan.count > 0) {
                <div class="segments" role="group" [attr.aria-label]="texts.text('choose.how')">
                  @for (each of ways; track each) {
                    <button type="button" [attr.aria-pressed]="way() === each" (click)="way.set(each)">{{ texts.word('ways', each) }}</button>
                  }
                </div>
                <ev-price-legend [lines]="legend()" />
                @switch (way()) {
                  @case ('map') {
                    <ev-seat-map [plan]="plan" [revision]="revision()" [chosen]="chosen()" [describe]="describe" (seat)="toggle($event)" (zone)="toZone($event)" />
                  }
                  @case ('list') {
                    <ev-seat-list [plan]="plan" [revision]="revision()" [chosen]="chosen()" [describe]="describe" (seat)="toggle($event)" />
                  }
                  @case ('best') {
                    <ev-best-form [categories]="seatCategories()" [most]="most()" [disabled]="busy() || salesStatus() !== 'open'" (wish)="holdBest($event)" />
                  }
                }
              }
              @if (zones().length > 0) {
                <ev-zone-steppers [zones]="zones()" [selection]="selection()" [most]="most()" (wish)="wantOf($event)" />
              }
            } @else if (!places.layout.problem()) {
              <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone map-bone"></div></div>
            }
          </div>
          <aside class="choose-side card" [class.has-places]="count() > 0" aria-labelledby="chosen">
            <h2 id="chosen">{{ texts.text('choose.chosen') }}</h2>
            @if (cart.open(); as open) {
              @if (open.performanceId === performanceId()) {
                <div class="note is-good">
                  <p>{{ texts.plural('choose.kept', cart.places()) }} <ev-countdown [until]="open.expiresAt" (over)="lapsed()" /></p>
                  <a class="button" [routerLink]="['/', language.language(), 'cart']">{{ texts.text('choose.toCart') }}</a>
                </div>
              }
            }
            @if (count() === 0) {
              <p class="hint">{{ texts.plural('choose.nothing', most()) }}</p>
            }
            <ev-chosen-list [seats]="chosenSeats()" [zones]="chosenZones()" (category)="recategorise($event.id, $event.code)" (gone)="toggle($event)" />
            @if (lost().length > 0) {
              <div class="note is-warm" role="alert">
                <p>{{ texts.text('choose.lost', { places: lost().join(texts.text('choose.and')) }) }}</p>
                @if (offered().length > 0) {
                  <p>{{ texts.text('choose.offered', { places: offeredNames() }) }}</p>
                  <button type="button" class="button small" (click)="takeOffered()">{{ texts.text('choose.takeOffered') }}</button>
                }
              </div>
            }
            @if (problem() ?? places.problem(); as problem) {
              <ev-problem [problem]="problem" />
            }
            @if (total(); as total) {
              <p class="total"><span>{{ texts.text('choose.total') }}</span> <strong>{{ texts.money(total) }}</strong></p>
            }
            <button type="button" class="button big" [disabled]="count() === 0 || busy() || salesStatus() !== 'open'" (click)="hold()">{{ busy() ? texts.text('choose.holding') : texts.text('choose.hold') }}</button>
            <p class="hint">{{ texts.plural('choose.promise', holdMinutes()) }}</p>
          </aside>
        </div>
      } @else if (!performance.problem()) {
        <div role="status"><span class="unseen">{{ texts.text('shell.loading') }}</span><div class="bone title"></div><div class="bone short"></div><div class="bone map-bone"></div></div>
      }
    </section>
  `,
})
export class PerformancePage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  protected readonly cart = inject(CartService);
  private readonly api = inject(Api);
  private readonly keep = inject(Keep);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly destroyed = inject(DestroyRef);

  readonly eventId = input.required<string>();
  readonly performanceId = input.required<string>();

  protected readonly ways: readonly Way[] = ['map', 'list', 'best'];
  protected readonly way = signal<Way>('map');
  protected readonly performance = remote(
    'performance',
    () => ({ id: this.performanceId() }),
    async ({ id }, signal) => {
      const [found] = await this.api.get<CatalogPerformance[]>('/api/catalog/performances', { id }, { signal });
      if (!found) throw new Problem(404, 'performance_not_found', '', undefined);
      return found;
    },
  );
  private readonly rules = remote(
    'rules',
    () => ({ id: this.eventId() }),
    async ({ id }, signal) => (await this.api.graphql(EventRulesDocument, { id }, { signal })).event?.salesRules,
  );

  protected readonly places = livePlaces(this.performanceId, (changed) => this.noticed(changed));
  protected readonly plan = this.places.plan;
  protected readonly revision = this.places.revision;
  protected readonly salesStatus = computed(() => this.places.salesStatus() ?? this.performance.value()?.salesStatus ?? 'scheduled');
  protected readonly most = computed(() => this.rules.value()?.maxPerCustomer ?? DEFAULT_MOST);
  protected readonly holdMinutes = computed(() => this.rules.value()?.holdMinutes ?? 10);

  protected readonly selection = signal<Selection>(NOTHING);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly lost = signal<readonly string[]>([]);
  protected readonly offered = signal<readonly number[]>([]);
  /** what was asked for last */
  private wished: Wish | undefined;

  protected readonly count = computed(() => countOf(this.selection()));
  protected readonly chosen = computed<ReadonlySet<number>>(() => {
    const plan = this.plan();
    return new Set(this.selection().seats.flatMap((seat) => plan?.indexOf(seat.id) ?? []));
  });
  protected readonly seatCategories = computed(() => {
    const plan = this.plan();
    const classes = new Set<string>();
    for (let seat = 0; plan && seat < plan.classes.length; seat++) classes.add(plan.classes[seat]!);
    const ofZones = new Set(plan?.zones.map((zone) => zone.seatClass));
    return (this.performance.value()?.prices?.categories ?? []).filter((category) => classes.has(category.seatClass) && !ofZones.has(category.seatClass));
  });
  protected readonly legend = computed(() =>
    (this.plan()?.classes ?? []).flatMap((seatClass, index) => {
      const [first] = this.categoriesOf(seatClass);
      return first ? [{ seatClass, index, name: this.language.pick(first.name), price: this.texts.money(first.price) }] : [];
    }),
  );
  protected readonly zones = computed<readonly ZoneLine[]>(() =>
    (this.plan()?.zones ?? []).map((zone) => ({
      id: zone.id,
      name: this.language.pick(zone.name),
      remaining: this.places.remainingIn().get(zone.id) ?? 0,
      categories: this.categoriesOf(zone.seatClass),
    })),
  );
  protected readonly chosenSeats = computed(() =>
    this.selection().seats.flatMap((seat) => {
      const index = this.plan()?.indexOf(seat.id);
      if (index === undefined) return [];
      const categories = this.categoriesOf(this.plan()!.seat(index).seatClass);
      return [{ ...seat, index, place: this.placeOf(index), categories, price: categories.find((category) => category.code === seat.category)?.price }];
    }),
  );
  protected readonly chosenZones = computed(() =>
    this.zones().flatMap((zone) =>
      zone.categories.flatMap((category) => {
        const quantity = this.quantity(zone.id, category.code);
        return quantity > 0 ? [{ key: zoneKey(zone.id, category.code), name: zone.name, quantity, price: times(category.price, quantity) }] : [];
      }),
    ),
  );
  protected readonly total = computed(() =>
    sum([
      ...this.chosenSeats().flatMap((seat): Money[] => (seat.price ? [seat.price] : [])),
      ...this.chosenZones().map((zone) => zone.price),
    ]),
  );
  protected readonly offeredNames = computed(() =>
    this.offered()
      .map((seat) => this.placeOf(seat))
      .join(this.texts.text('choose.and')),
  );

  /** A field, so that the map and the list get the same function each time. */
  protected readonly describe = (seat: number): string => {
    const plan = this.plan();
    if (!plan) return '';
    const facts = plan.seat(seat);
    const [category] = this.categoriesOf(facts.seatClass);
    const state = this.chosen().has(seat)
      ? 'chosen'
      : plan.states[seat] === FREE
        ? 'free'
        : plan.states[seat] === HELD
          ? 'held'
          : plan.states[seat] === SOLD
            ? 'sold'
            : 'blocked';
    return [
      this.placeOf(seat),
      category ? `${this.language.pick(category.name)}, ${this.texts.money(category.price)}` : '',
      facts.accessible ? this.texts.text('choose.accessible') : facts.companion ? this.texts.text('choose.companion') : '',
      this.texts.word('states', state),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  };

  constructor() {
    inject(PageHead).show(() => {
      const shown = this.performance.value();
      return shown ? { title: this.language.pick(shown.eventTitle), indexed: false } : undefined;
    });
    afterNextRender(() => {
      this.selection.set(read(this.keep.read(this.memory(), 'session')));
      effect(() => this.keep.write(this.memory(), write(this.selection()), 'session'), { injector: this.injector });
      void this.afterLogin();
    });
    this.destroyed.onDestroy(() => (this.gone = true));
  }

  private gone = false;
  private readonly injector = inject(Injector);

  private memory(): string {
    return `eventify.selection.${this.performanceId()}`;
  }

  private intent(): string {
    return `eventify.intent.${this.performanceId()}`;
  }

  /** Seats changed; were some of the chosen among them? What is in the own cart is held by oneself. */
  private noticed(changed: readonly number[]): void {
    const plan = this.plan();
    if (!plan || this.busy()) return;
    const own = new Set((this.cart.open()?.items ?? []).map((item) => item.seatId));
    const gone = this.selection().seats.filter((seat) => {
      const index = plan.indexOf(seat.id);
      return index !== undefined && changed.includes(index) && plan.states[index] !== FREE && !own.has(seat.id);
    });
    if (gone.length > 0) this.lose(gone.map((seat) => seat.id));
  }

  private lose(ids: readonly string[]): void {
    const plan = this.plan();
    if (!plan) return;
    const kept = this.selection().seats.filter((seat) => !ids.includes(seat.id));
    this.selection.set({ ...this.selection(), seats: kept });
    this.lost.set(ids.flatMap((id) => (plan.indexOf(id) === undefined ? [] : [this.placeOf(plan.indexOf(id)!)])));
    this.offered.set(
      replacements(
        plan,
        ids,
        kept.map((seat) => seat.id),
      ),
    );
  }

  protected takeOffered(): void {
    for (const seat of this.offered()) if (!this.chosen().has(seat)) this.toggle(seat);
    this.lost.set([]);
    this.offered.set([]);
  }

  protected again(): void {
    this.performance.reload();
    this.places.again();
  }

  protected lapsed(): void {
    this.cart.forget();
  }

  protected categoriesOf(seatClass: string): readonly CatalogPriceCategory[] {
    return (this.performance.value()?.prices?.categories ?? [])
      .filter((category) => category.seatClass === seatClass)
      .sort((a, b) => compare(b.price, a.price));
  }

  private placeOf(seat: number): string {
    const facts = this.plan()!.seat(seat);
    return this.texts.text('choose.place', { section: facts.section, row: facts.row, number: facts.number });
  }

  protected toggle(seat: number): void {
    const plan = this.plan();
    if (!plan) return;
    const facts = plan.seat(seat);
    if (!this.chosen().has(seat) && plan.states[seat] !== FREE) return;
    const category = this.categoriesOf(facts.seatClass)[0]?.code ?? '';
    const before = this.selection();
    const after = toggled(before, { id: facts.id, category }, this.most());
    this.problem.set(after === before ? new Problem(0, 'customer_limit_exceeded', '', undefined) : undefined);
    this.selection.set(after);
  }

  protected recategorise(id: string, category: string): void {
    this.selection.update((selection) => withCategory(selection, id, category));
  }

  protected quantity(zone: string, category: string): number {
    return this.selection().zones[zoneKey(zone, category)] ?? 0;
  }

  protected wantOf({ zone, category, quantity }: ZoneWish): void {
    this.selection.update((selection) => withQuantity(selection, zone, category, quantity, this.most()));
  }

  protected toZone(zone: string): void {
    document.getElementById(`zone-${zone}`)?.focus();
  }

  protected hold(): void {
    const { seats, zones } = this.selection();
    void this.carryOut({
      seats: seats.map((seat) => ({ seatId: seat.id, priceCategory: seat.category || null })),
      zones: Object.entries(zones).map(([key, quantity]) => {
        const [zoneId = '', ...category] = key.split(' ');
        return { zoneId, quantity, priceCategory: category.join(' ') || null };
      }),
      best: null,
    });
  }

  protected holdBest(best: Wish['best']): void {
    void this.carryOut({ seats: null, zones: null, best });
  }

  /** Who is not logged in yet does that first; the wish waits in the browser and is carried out on the way back. */
  private async carryOut(wish: Wish): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    this.lost.set([]);
    this.offered.set([]);
    try {
      this.keep.write(this.intent(), JSON.stringify({ wish, key: crypto.randomUUID() }), 'session');
      if (!(await this.session.require())) return;
      await this.carryOutIntent();
    } catch (failure) {
      this.tell(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private async afterLogin(): Promise<void> {
    if (!this.keep.read(this.intent(), 'session')) return;
    try {
      await this.session.ready();
      if (!this.session.authenticated()) {
        this.keep.forget(this.intent(), 'session');
        return;
      }
      this.busy.set(true);
      await this.carryOutIntent();
    } catch (failure) {
      this.tell(Problem.of(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private async carryOutIntent(): Promise<void> {
    const { wish, key } = JSON.parse(this.keep.read(this.intent(), 'session') ?? '{}') as { wish: Wish; key: string };
    this.wished = wish;
    try {
      await this.cart.hold(this.performanceId(), wish, key);
    } finally {
      this.keep.forget(this.intent(), 'session');
    }
    this.selection.set(NOTHING);
    if (!this.gone) await this.router.navigate(['/', this.language.language(), 'cart']);
  }

  private tell(problem: Problem): void {
    if (problem.code === 'unauthorized') {
      this.session.over();
      this.session.login();
      return;
    }
    this.problem.set(problem);
    if (problem.code !== 'seats_unavailable') return;
    const plan = this.plan();
    // the contract: seats.<id>, buckets.<id> or bestAvailable
    const named = problem.details.map((detail) => detail.field ?? '').join(' ');
    if (named.includes('bestAvailable') && this.wished?.best?.together) this.problem.set(problem.as('not_together'));
    if (named.includes('buckets.')) this.problem.set(problem.as('capacity_unavailable'));
    const taken = this.selection().seats.filter((seat) => named.includes(seat.id));
    if (plan && taken.length > 0) {
      this.places.take({ held: taken.map((seat) => seat.id) });
      this.lose(taken.map((seat) => seat.id));
      this.problem.set(undefined);
    }
  }
}
