import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { CartService } from '../checkout/cart';
import { inLanguage, LANGUAGES, LanguageService } from '../core/language';
import { Offline } from '../core/offline';
import { Problem } from '../core/problem';
import { Session } from '../core/session';
import { SETTINGS } from '../core/settings';
import { Texts } from '../core/texts';
import { Updates } from '../core/updates';
import { Theme } from './theme';
import { CountdownComponent } from '../checkout/countdown';

const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 1000;
const OWN_NAMES = { fr: 'Français', en: 'English', ar: 'العربية' };

@Component({
  selector: 'ev-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterOutlet, RouterLink, RouterLinkActive, CountdownComponent],
  template: `
    <a class="skip" href="#content" (click)="skip($event)">{{ texts.text('shell.skip') }}</a>
    <header class="bar">
      <a class="brand" [routerLink]="home()" [attr.aria-label]="'Eventify, ' + texts.text('shell.home')">
        <svg viewBox="0 0 64 64" width="32" height="32" aria-hidden="true" class="brand-mark">
          <path d="M10 42a22 22 0 0 1 44 0" /><path class="warm" d="M21 42a11 11 0 0 1 22 0" /><circle cx="32" cy="52" r="4" />
        </svg>
        <span>Eventify</span>
      </a>
      <nav class="bar-links" [attr.aria-label]="texts.text('shell.main')">
        <a [routerLink]="[home(), 'search']" routerLinkActive="is-here" ariaCurrentWhenActive="page">{{ texts.text('shell.search') }}</a>
        @if (session.authenticated()) {
          <a [routerLink]="[home(), 'tickets']" routerLinkActive="is-here" ariaCurrentWhenActive="page">{{ texts.text('shell.tickets') }}</a>
          <a [routerLink]="[home(), 'orders']" routerLinkActive="is-here" ariaCurrentWhenActive="page">{{ texts.text('shell.orders') }}</a>
        }
        @if (session.mayOrganise()) {
          <a [routerLink]="[home(), 'organiser']" routerLinkActive="is-here" ariaCurrentWhenActive="page">{{ texts.text('shell.organiser') }}</a>
        }
        @if (session.mayCheckIn()) {
          <a [routerLink]="[home(), 'door']" routerLinkActive="is-here" ariaCurrentWhenActive="page">{{ texts.text('shell.door') }}</a>
        }
        @if (session.maySupport()) {
          <a [routerLink]="[home(), 'support']" routerLinkActive="is-here" ariaCurrentWhenActive="page">{{ texts.text('shell.support') }}</a>
        }
        @if (cart.open(); as open) {
          <a class="cart-link" [routerLink]="[home(), 'cart']">
            {{ texts.plural('shell.cart', cart.places()) }}
            <ev-countdown [until]="open.expiresAt" [quiet]="true" />
          </a>
        }
      </nav>
      <div class="bar-tools">
        <nav class="languages" [attr.aria-label]="texts.text('shell.language')">
          @for (language of languages; track language) {
            <a
              [href]="addressIn(language)"
              [attr.hreflang]="language"
              [attr.lang]="language"
              [attr.aria-current]="language === current.language() ? 'true' : null"
              (click)="keepLanguage($event, language)"
            ><span class="wide-only">{{ names[language] }}</span><span class="narrow-only" aria-hidden="true">{{ language === 'ar' ? 'ع' : language }}</span></a>
          }
        </nav>
        <button type="button" class="icon-button" (click)="theme.next()" [attr.aria-label]="texts.text('shell.theme')">
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9Z" fill="currentColor" /></svg>
        </button>
        @if (session.authenticated()) {
          <a class="account-link" [routerLink]="[home(), 'account']" [attr.aria-label]="texts.text('account.title') + ', ' + session.name()"
            ><span class="wide-only">{{ session.name() || texts.text('shell.account') }}</span
            ><svg class="narrow-only" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><circle cx="12" cy="8" r="4.2" fill="currentColor" /><path d="M3.5 21a8.5 8.5 0 0 1 17 0Z" fill="currentColor" /></svg
          ></a>
        } @else if (session.authenticated() === false) {
          <button type="button" class="button small" (click)="session.login()">{{ texts.text('shell.login') }}</button>
        }
      </div>
    </header>
    @if (offline.isAway()) {
      <p class="away" role="status">{{ texts.text('shell.offline') }}</p>
    }
    @if (updates.newer()) {
      <p class="away" role="status">{{ texts.text('shell.newer') }} <button type="button" class="button small" (click)="updates.take()">{{ texts.text('shell.takeNewer') }}</button></p>
    }
    <main id="content" tabindex="-1"><router-outlet /></main>
    <footer class="foot">
      <p>{{ texts.text('shell.promise') }}</p>
      @if (simulated) {
        <p class="hint">{{ texts.text('shell.demo') }}</p>
      }
    </footer>
  `,
})
export class App {
  protected readonly texts = inject(Texts);
  protected readonly session = inject(Session);
  protected readonly cart = inject(CartService);
  protected readonly theme = inject(Theme);
  protected readonly current = inject(LanguageService);
  private readonly router = inject(Router);
  protected readonly offline = inject(Offline);
  protected readonly updates = inject(Updates);
  protected readonly languages = LANGUAGES;
  protected readonly names = OWN_NAMES;
  protected readonly home = computed(() => `/${this.current.language()}`);
  protected readonly simulated = inject(SETTINGS).paymentProvider === 'simulator';
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );

  private again: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      this.offline.begin();
      this.updates.begin();
      destroyed.onDestroy(() => clearTimeout(this.again));
      void this.begin();
    });
  }

  /** Who is it, and is there a cart? Without an answer the page is a visitor's for now and asks again, ever more rarely; whatever needs an answer asks by itself and tells why not. */
  private async begin(attempt = 1): Promise<void> {
    try {
      await this.session.ready();
      if (this.session.authenticated()) await this.cart.resume();
    } catch (failure) {
      console.warn(Problem.of(failure).code);
      if (attempt < MOST_ATTEMPTS) this.again = setTimeout(() => void this.begin(attempt + 1), FIRST_PAUSE_MS * 2 ** attempt);
    }
  }

  protected addressIn(language: (typeof LANGUAGES)[number]): string {
    return inLanguage(this.url(), language);
  }

  /** Without leaving the page: what was chosen stays chosen. */
  protected keepLanguage(event: MouseEvent, language: (typeof LANGUAGES)[number]): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void this.router.navigateByUrl(this.addressIn(language));
  }

  protected skip(event: Event): void {
    event.preventDefault();
    document.getElementById('content')?.focus();
  }
}
