import { isPlatformBrowser } from '@angular/common';
import { computed, inject, Injectable, PLATFORM_ID, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { SessionView } from '../api/types';
import { Api } from './api';
import { Offline } from './offline';
import { Problem } from './problem';

export type AccountAction = 'login' | 'register' | 'password' | 'totp' | 'passkey';

/** Who is logged in, as the gateway's session says. No token ever comes here. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly offline = inject(Offline);
  private readonly answer = signal<SessionView | undefined>(undefined);
  private asked: Promise<void> | undefined;

  /** Undefined until the gateway has answered. */
  readonly authenticated = computed(() => this.answer()?.authenticated);
  /** The account's id, by which an organisation takes somebody in; undefined for nobody, and until the gateway has answered. */
  readonly subject = computed(() => this.answer()?.subject);
  readonly name = computed(() => this.answer()?.name ?? '');
  readonly roles = computed<readonly string[]>(() => this.answer()?.roles ?? []);

  /** Which areas are for this reader. What may be done there, each context decides itself. */
  readonly mayOrganise = computed(() => this.hasOneOf('ORGANIZER', 'ADMIN'));
  readonly mayCheckIn = computed(() => this.hasOneOf('CHECKIN', 'ORGANIZER', 'ADMIN'));
  readonly maySupport = computed(() => this.hasOneOf('SUPPORT', 'ADMIN'));
  readonly isAdmin = computed(() => this.hasOneOf('ADMIN'));

  constructor() {
    if (isPlatformBrowser(inject(PLATFORM_ID))) this.api.proof = () => this.proof();
  }

  private hasOneOf(...wanted: string[]): boolean {
    return this.roles().some((role) => wanted.includes(role));
  }

  private async proof(): Promise<string | undefined> {
    try {
      await this.ready();
    } catch (failure) {
      // Nobody can say who it is: what needs no account goes on without, what needs one is refused and told.
      console.warn(Problem.of(failure).code);
    }
    return this.answer()?.csrfToken;
  }

  /** Asks once; later calls wait for the same answer. */
  ready(): Promise<void> {
    this.asked ??= this.ask();
    return this.asked;
  }

  private async ask(): Promise<void> {
    try {
      const answer = await this.api.get<SessionView>('/session');
      this.answer.set(answer);
      if (!answer.authenticated) await this.offline.forget();
    } catch (failure) {
      // ask again next time
      this.asked = undefined;
      throw failure;
    }
  }

  /** Leaves for the log-in page and comes back to where the reader is, or to the given path. */
  login(returnTo: string = this.router.url, action: AccountAction = 'login'): void {
    location.assign(`/session/login?${new URLSearchParams({ returnTo, action })}`);
  }

  /**
   * @returns whether somebody is logged in, or whether that cannot be known without a network: then what is read is what was kept, or says so. If nobody is, the browser is on its
   * way to the log-in page
   */
  async require(returnTo?: string): Promise<boolean> {
    try {
      await this.ready();
    } catch (failure) {
      if (Problem.of(failure).code === 'offline') return true;
      throw failure;
    }
    if (this.authenticated()) return true;
    this.login(returnTo);
    return false;
  }

  async logout(everywhere: boolean): Promise<void> {
    await this.api.post(`/session/logout${everywhere ? '?everywhere=true' : ''}`);
    this.answer.set({ authenticated: false });
    await this.offline.forget();
  }

  /** The gateway says 401: the session is over. */
  over(): void {
    this.answer.set({ authenticated: false });
    this.asked = undefined;
  }
}
