import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, Injector, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EventRulesDocument } from '../api/generated/graphql';
import type { CatalogPerformance, CatalogPriceCategory, Layout, SeatMap } from '../api/types';
import { CartService, type Wish } from '../checkout/cart';
import { CountdownComponent } from '../checkout/countdown';
import { Api } from '../core/api';
import { Keep } from '../core/keep';
import { LanguageService } from '../core/language';
import { listen, type PlacesMessage } from '../core/live';
import { compare, type Money, sum, times } from '../core/money';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { remote } from '../core/remote';
import { Session } from '../core/session';
import { Texts } from '../core/texts';
import { FREE, HELD, SeatPlan, SOLD } from '../seatmap/model';
import { SeatMapComponent } from '../seatmap/seat-map';
import { MomentComponent } from '../shell/moment';
import { ProblemNote } from '../shell/problem-note';
import { SeatList } from './seat-list';
import { countOf, NOTHING, read, replacements, type Selection, toggled, withCategory, withQuantity, write, zoneKey } from './selection';

type Way = 'map' | 'list' | 'best';

interface ZoneLine {
  readonly id: string;
  readonly name: string;
  readonly remaining: number;
  readonly categories: readonly CatalogPriceCategory[];
}

const DEFAULT_MOST = 10;

@Component({
  selector: 'ev-performance',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, SeatMapComponent, SeatList, MomentComponent, ProblemNote, CountdownComponent],
  template: `
    <section class="page wide">
      @if (performance.problem() ?? layout.problem(); as problem) {
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
                <ul class="legend" [attr.aria-label]="texts.text('choose.prices')">
                  @for (line of legend(); track line.seatClass) {
                    <li>
                      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" [attr.class]="'swatch price-' + line.index % 6"><circle cx="10" cy="10" r="9" />
                        @switch (line.index % 6) {
                          @case (1) {<circle class="hole" cx="10" cy="10" r="5" />}
                          @case (2) {<circle class="hole" cx="10" cy="10" r="2.6" />}
                          @case (3) {<rect class="hole" x="1" y="8.6" width="18" height="2.8" />}
                          @case (4) {<path class="stroke" d="M6 6l8 8M14 6l-8 8" />}
                          @case (5) {<path class="hole" d="M1 10h18a9 9 0 0 1-18 0Z" />}
                        }
                      </svg>
                      {{ line.name }} <strong>{{ line.price }}</strong>
                    </li>
                  }
                  <li><svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" class="swatch taken"><circle cx="10" cy="10" r="8" /></svg>{{ texts.text('states.sold') }}</li>
                </ul>
                @switch (way()) {
                  @case ('map') {
                    <ev-seat-map [plan]="plan" [revision]="revision()" [chosen]="chosen()" [describe]="describe" (seat)="toggle($event)" (zone)="toZone($event)" />
                  }
                  @case ('list') {
                    <ev-seat-list [plan]="plan" [revision]="revision()" [chosen]="chosen()" [describe]="describe" (seat)="toggle($event)" />
                  }
                  @case ('best') {
                    <form class="card best" (submit)="$event.preventDefault(); holdBest()">
                      <p>{{ texts.text('best.text') }}</p>
                      <div class="field-row">
                        <label>{{ texts.text('best.count') }}
                          <input type="number" min="1" [max]="most()" [value]="bestCount()" (input)="bestCount.set(clamp(+$any($event.target).value))" />
                        </label>
                        <label>{{ texts.text('best.price') }}
                          <select (change)="bestCategory.set($any($event.target).value)">
                            <option value="">{{ texts.text('best.any') }}</option>
                            @for (category of seatCategories(); track category.code) {
                              <option [value]="category.code">{{ language.pick(category.name) }} — {{ texts.money(category.price) }}</option>
                            }
                          </select>
                        </label>
                      </div>
                      <label class="choice"><input type="checkbox" [checked]="bestTogether()" (change)="bestTogether.set($any($event.target).checked)" /><span>{{ texts.text('best.together') }}</span></label>
                      <label class="choice"><input type="checkbox" [checked]="bestAccessible()" (change)="bestAccessible.set($any($event.target).checked)" /><span>{{ texts.text('best.accessible') }}</span></label>
                      <button class="button" [disabled]="busy() || salesStatus() !== 'open'">{{ texts.plural('best.hold', bestCount()) }}</button>
                    </form>
                  }
                }
              }
              @if (zones().length > 0) {
                <section aria-labelledby="zones" class="zones">
                  <h2 id="zones">{{ texts.text('zones.title') }}</h2>
                  <ul class="plain-list">
                    @for (zone of zones(); track zone.id) {
                      <li class="card zone-card" [id]="'zone-' + zone.id" tabindex="-1">
                        <h3>{{ zone.name }} <span class="hint">{{ zone.remaining > 0 ? texts.plural('event.left', zone.remaining) : texts.text('event.soldOut') }}</span></h3>
                        @for (category of zone.categories; track category.code) {
                          <div class="stepper-line">
                            <span>{{ language.pick(category.name) }} <strong>{{ texts.money(category.price) }}</strong></span>
                            <span class="stepper" role="group" [attr.aria-label]="zone.name + ', ' + language.pick(category.name)">
                              <button type="button" class="icon-button" [disabled]="quantity(zone.id, category.code) === 0" (click)="step(zone.id, category.code, -1)" [attr.aria-label]="texts.text('zones.less')">−</button>
                              <output aria-live="polite">{{ texts.number(quantity(zone.id, category.code)) }}</output>
                              <button type="button" class="icon-button" [disabled]="count() >= most() || quantity(zone.id, category.code) >= zone.remaining" (click)="step(zone.id, category.code, 1)" [attr.aria-label]="texts.text('zones.more')">+</button>
                            </span>
                          </div>
                        }
                      </li>
                    }
                  </ul>
                </section>
              }
            } @else if (!layout.problem()) {
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
            <ul class="chosen-list" aria-live="polite">
              @for (seat of chosenSeats(); track seat.id) {
                <li>
                  <span>{{ seat.place }}<br />
                    @if (seat.categories.length > 1) {
                      <select [attr.aria-label]="texts.text('choose.category', { place: seat.place })" (change)="recategorise(seat.id, $any($event.target).value)">
                        @for (category of seat.categories; track category.code) {
                          <option [value]="category.code" [selected]="category.code === seat.category">{{ language.pick(category.name) }} — {{ texts.money(category.price) }}</option>
                        }
                      </select>
                    } @else if (seat.price) {
                      <span class="hint">{{ texts.money(seat.price) }}</span>
                    }
                  </span>
                  <button type="button" class="icon-button" (click)="toggle(seat.index)" [attr.aria-label]="texts.text('choose.remove', { place: seat.place })">×</button>
                </li>
              }
              @for (zone of chosenZones(); track zone.key) {
                <li><span>{{ zone.name }} × {{ texts.number(zone.quantity) }}<br /><span class="hint">{{ texts.money(zone.price) }}</span></span></li>
              }
            </ul>
            @if (lost().length > 0) {
              <div class="note is-warm" role="alert">
                <p>{{ texts.text('choose.lost', { places: lost().join(texts.text('choose.and')) }) }}</p>
                @if (offered().length > 0) {
                  <p>{{ texts.text('choose.offered', { places: offeredNames() }) }}</p>
                  <button type="button" class="button small" (click)="takeOffered()">{{ texts.text('choose.takeOffered') }}</button>
                }
              </div>
            }
            @if (problem(); as problem) {
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
  protected readonly layout = remote(
    'layout',
    () => ({ id: this.performanceId() }),
    ({ id }, signal) => this.api.get<Layout>(`/api/inventory/performances/${encodeURIComponent(id)}/layout`, {}, { signal }),
  );
  private readonly rules = remote(
    'rules',
    () => ({ id: this.eventId() }),
    async ({ id }, signal) => (await this.api.graphql(EventRulesDocument, { id }, { signal })).event?.salesRules,
  );

  protected readonly plan = computed(() => {
    const layout = this.layout.value();
    return layout ? new SeatPlan(layout) : undefined;
  });
  protected readonly revision = signal(0);
  private readonly remainingIn = signal<ReadonlyMap<string, number>>(new Map());
  private readonly told = signal<string | undefined>(undefined);
  protected readonly salesStatus = computed(() => this.told() ?? this.performance.value()?.salesStatus ?? 'scheduled');
  protected readonly most = computed(() => this.rules.value()?.maxPerCustomer ?? DEFAULT_MOST);
  protected readonly holdMinutes = computed(() => this.rules.value()?.holdMinutes ?? 10);

  protected readonly selection = signal<Selection>(NOTHING);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly lost = signal<readonly string[]>([]);
  protected readonly offered = signal<readonly number[]>([]);
  protected readonly bestCount = signal(2);
  protected readonly bestCategory = signal('');
  protected readonly bestTogether = signal(true);
  protected readonly bestAccessible = signal(false);

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
      remaining: this.remainingIn().get(zone.id) ?? 0,
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
    effect((clean) => {
      const plan = this.plan();
      const id = this.performanceId();
      if (!plan) return;
      const stop = untracked(() => this.follow(plan, id));
      clean(stop);
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

  /** Reads at once, so that the map is there also when nothing can be listened to; and once more when listening has begun, so that nothing falls between. */
  private follow(plan: SeatPlan, id: string): () => void {
    const readAll = (): void => {
      this.api
        .get<SeatMap>(`/api/inventory/performances/${encodeURIComponent(id)}/seat-map`, { ids: false })
        .then((map) => {
          this.remainingIn.set(new Map(map.buckets.map((bucket) => [bucket.bucketId, bucket.remaining])));
          this.told.set(map.salesStatus);
          this.noticed(plan.applyMap(map));
        })
        .catch((failure: unknown) => this.problem.set(Problem.of(failure)));
    };
    readAll();
    return listen(`performances/${id}`, {
      ready: readAll,
      reset: readAll,
      places: (data) => {
        const message = data as PlacesMessage;
        this.told.set(message.salesStatus);
        this.remainingIn.set(new Map(message.zones.map((zone) => [zone.id, zone.remaining])));
        this.noticed(plan.applyStates(message.seats));
      },
    });
  }

  /** Seats changed; were some of the chosen among them? What is in the own cart is held by oneself. */
  private noticed(changed: readonly number[]): void {
    this.revision.update((count) => count + 1);
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
    this.layout.reload();
  }

  protected lapsed(): void {
    this.cart.forget();
  }

  protected clamp(count: number): number {
    return Number.isFinite(count) ? Math.min(Math.max(1, Math.floor(count)), this.most()) : 1;
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

  protected step(zone: string, category: string, by: number): void {
    this.selection.update((selection) => withQuantity(selection, zone, category, this.quantity(zone, category) + by, this.most()));
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

  protected holdBest(): void {
    const category = this.seatCategories().find((each) => each.code === this.bestCategory());
    void this.carryOut({
      seats: null,
      zones: null,
      best: {
        quantity: this.bestCount(),
        together: this.bestTogether(),
        accessible: this.bestAccessible() || null,
        priceCategory: category?.code ?? null,
        seatClass: category?.seatClass ?? null,
      },
    });
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
    if (named.includes('bestAvailable') && this.bestTogether()) this.problem.set(problem.as('not_together'));
    if (named.includes('buckets.')) this.problem.set(problem.as('capacity_unavailable'));
    const taken = this.selection().seats.filter((seat) => named.includes(seat.id));
    if (plan && taken.length > 0) {
      plan.applyStates({ held: taken.map((seat) => seat.id) });
      this.revision.update((count) => count + 1);
      this.lose(taken.map((seat) => seat.id));
      this.problem.set(undefined);
    }
  }
}
