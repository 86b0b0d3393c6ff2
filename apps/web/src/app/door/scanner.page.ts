import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, effect, type ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import type { Guest, GuestList } from '../api/types';
import { Api } from '../core/api';
import { Keep } from '../core/keep';
import { LanguageService } from '../core/language';
import { LANGUAGES } from '../core/language-names';
import { Offline } from '../core/offline';
import { PageHead } from '../core/page-head';
import { Problem } from '../core/problem';
import { Texts } from '../core/texts';
import { remaining } from '../core/time';
import { ProblemNote } from '../shell/problem-note';
import { Camera, type CameraChoice, detector } from './camera';
import { DOOR_TEXTS } from './door.area';
import type { Direction } from './door-rules';
import { DoorSignals } from './door-signals';
import { Gate } from './gate';
import { readCode } from './ticket-code';

const CAMERA_KEY = 'eventify-door-camera';
const MINUTE_MS = 60_000;
/** Then it is no longer about who stands here now. */
const PAST_MS = 6_000;
const SHORTEST_SEARCH = 2;
/** No name and no number of an order is so long: whatever is, was read from somewhere and is meant as a code. */
const LONGEST_SEARCH = 100;

/** The scanner of one door: made for one hand on a narrow phone. */
@Component({
  selector: 'ev-scanner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemNote],
  providers: [Gate],
  template: `
    <section class="page narrow door">
      <h1>{{ language.pick(gate.door()?.title) || texts.text('door.performance') }}</h1>
      @if (gate.door(); as door) {
        <p class="hint"><time [attr.datetime]="door.startTime">{{ texts.moment(door.startTime, door.timeZone) }}</time> · {{ language.pick(door.venueName) }}</p>
      }
      @if (gate.problem(); as problem) {
        <ev-problem [problem]="problem" [canRetry]="true" (retry)="gate.beat()" />
      }
      <div class="door-state" [class.is-away]="gate.contact() === false">
        <p role="status">
          <strong>{{ texts.text(gate.contact() === false ? 'door.away' : gate.contact() ? 'door.connected' : 'shell.loading') }}</strong>
          @if (gate.stopped(); as stopped) {
            · <strong>{{ texts.word('doorReasons', stopped) }}</strong>
          }
          @if (gate.untold().length > 0) {
            · {{ texts.plural('door.untold', gate.untold().length) }}
          }
        </p>
        <p class="door-age">
          {{ age() }}
          @if (gate.contact() === false && !gate.stopped()) {
            · {{ texts.text('door.left') }} <span class="countdown">{{ left() }}</span>
          }
        </p>
      </div>

      <div class="door-answer" aria-live="assertive" aria-atomic="true">
        @for (shown of answers(); track shown.round) {
          <div class="verdict" [class]="'is-' + shown.tone" [class.is-past]="isPast()">
            <svg viewBox="0 0 24 24" width="56" height="56" aria-hidden="true">
              @switch (shown.tone) {
                @case ('admitted') { <path d="M4 13l5 5L20 6" /> }
                @case ('refused') { <path d="M5 5l14 14M19 5L5 19" /> }
                @default { <path d="M12 4v10M12 18.5v.5" /> }
              }
            </svg>
            <div>
              <p class="verdict-word">{{ texts.word('doorTones', shown.code === 'checked_out' ? 'out' : shown.tone) }}</p>
              <p>{{ reason(shown.code, shown.message) }}</p>
              @if (shown.since; as since) {
                <p>{{ texts.text('door.since', { time: texts.time(since, zone()), day: texts.day(since, zone()) }) }} @if (shown.device) { · {{ texts.text('door.at') }} <bdi>{{ shown.device }}</bdi> }</p>
              }
              @if (shown.label) {
                <p><strong><bdi>{{ shown.label }}</bdi></strong></p>
              }
              @if (shown.withoutContact) {
                <p class="verdict-note">{{ texts.text('door.withoutContact') }}</p>
              }
            </div>
          </div>
        } @empty {
          <p class="hint">{{ texts.text('door.ready') }}</p>
        }
      </div>

      <div class="door-camera" [hidden]="!filming()"><video #video muted playsinline [attr.aria-label]="texts.text('door.picture')"></video></div>
      @if (cameraProblem(); as why) {
        <p class="note is-bad" role="alert">{{ texts.text(why) }}</p>
      }
      <p class="actions">
        @if (filming()) {
          <button type="button" class="button quiet" (click)="stopCamera()">{{ texts.text('door.stopCamera') }}</button>
          @if (hasTorch()) {
            <button type="button" class="button quiet" [attr.aria-pressed]="isLit()" (click)="light()">{{ texts.text('door.light') }}</button>
          }
        } @else {
          <button type="button" class="button big" [disabled]="starting()" (click)="startCamera()">{{ texts.text('door.startCamera') }}</button>
        }
      </p>
      @if (filming() && cameras().length > 1) {
        <label for="door-camera">{{ texts.text('door.camera') }}</label>
        <select #choice id="door-camera" [disabled]="starting()" (change)="choose(choice.value)">
          @for (each of cameras(); track each.id) {
            <option [value]="each.id" [selected]="each.id === cameraId()">{{ each.label || texts.text('door.cameraNumber', { number: texts.number($index + 1) }) }}</option>
          }
        </select>
      }
      @if (gate.door()?.reentryAllowed) {
        <div class="segments" role="group" [attr.aria-label]="texts.text('door.direction')">
          <button type="button" [attr.aria-pressed]="direction() === 'entry'" (click)="direction.set('entry')">{{ texts.text('door.entry') }}</button>
          <button type="button" [attr.aria-pressed]="direction() === 'exit'" (click)="direction.set('exit')">{{ texts.text('door.exit') }}</button>
        </div>
      }

      <form class="door-find" (submit)="find($event)">
        <label for="door-text">{{ texts.text('door.find') }}</label>
        <div class="field-line">
          <input #text id="door-text" dir="auto" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="go" maxlength="400" />
          <button type="submit" class="button" [disabled]="finding()">{{ texts.text('door.check') }}</button>
        </div>
        <p class="hint">{{ texts.text('door.findHelp') }}</p>
      </form>
      @if (searchProblem(); as problem) {
        @if (problem.code === 'offline') {
          <p class="note is-warm" role="alert">{{ texts.text('door.searchNeedsContact') }}</p>
        } @else {
          <ev-problem [problem]="problem" />
        }
      }
      @if (guests(); as found) {
        <section [attr.aria-label]="texts.text('door.guests')">
          <p role="status" class="hint">{{ texts.plural('door.found', found.length) }}</p>
          <ul class="plain-list guest-list">
            @for (guest of found; track guest.ticketId) {
              <li>
                <span><strong><bdi>{{ guest.holderName || texts.text('door.noName') }}</bdi></strong><span class="hint"><bdi>{{ guest.label }}</bdi> · <bdi>{{ guest.orderNumber }}</bdi> · {{ texts.word('ticketStatuses', guest.status) }}</span></span>
                <button type="button" class="button small" [attr.aria-label]="texts.text(direction() === 'exit' ? 'door.letOut' : 'door.letIn') + ': ' + (guest.holderName ?? '') + ', ' + guest.label" (click)="admit(guest)">{{ texts.text(direction() === 'exit' ? 'door.letOut' : 'door.letIn') }}</button>
              </li>
            }
          </ul>
        </section>
      }

      @if (gate.counts(); as counts) {
        <dl class="door-counts">
          <div><dt>{{ texts.text('door.entered') }}</dt><dd>{{ texts.number(counts.entered) }}</dd></div>
          <div><dt>{{ texts.text('door.expected') }}</dt><dd>{{ texts.number(counts.tickets) }}</dd></div>
          <div><dt>{{ texts.text('door.inside') }}</dt><dd>{{ texts.number(counts.inside) }}</dd></div>
        </dl>
      }

      @if (gate.conflicts().length > 0) {
        <section class="card conflict-list" aria-labelledby="conflicts">
          <h2 id="conflicts">{{ texts.text('door.conflicts') }}</h2>
          <p class="hint">{{ texts.text('door.conflictsText') }}</p>
          <ul class="plain-list">
            @for (conflict of gate.conflicts(); track conflict.scanId) {
              <li>
                <p><strong><bdi>{{ conflict.label }}</bdi></strong> · {{ texts.text('door.letInHere', { time: texts.time(conflict.scannedAt, zone()) }) }}</p>
                @if (conflict.code; as code) {
                  <p>{{ reason(code) }} @if (conflict.since) { {{ texts.text('door.since', { time: texts.time(conflict.since, zone()), day: texts.day(conflict.since, zone()) }) }} } @if (conflict.device) { · {{ texts.text('door.at') }} <bdi>{{ conflict.device }}</bdi> }</p>
                }
                @if (conflict.tooLong) {
                  <p>{{ texts.text('door.tooLong') }}</p>
                }
                <button type="button" class="button small quiet" (click)="gate.dismiss(conflict)">{{ texts.text('door.seen') }}</button>
              </li>
            }
          </ul>
        </section>
      }

      <details class="door-settings">
        <summary>{{ texts.text('door.settings') }}</summary>
        <label for="device-name">{{ texts.text('door.deviceName') }}</label>
        <input #device id="device-name" dir="auto" maxlength="100" [value]="gate.deviceName()" (change)="gate.rename(device.value)" />
        <p class="hint">{{ texts.text('door.deviceHelp') }}</p>
        <label class="choice"><input type="checkbox" [checked]="!signals.isSilent()" (change)="signals.setSilent(!signals.isSilent())" /> {{ texts.text('door.sound') }}</label>
      </details>
    </section>
  `,
})
export class ScannerPage {
  protected readonly texts = inject(Texts);
  protected readonly language = inject(LanguageService);
  protected readonly gate = inject(Gate);
  protected readonly signals = inject(DoorSignals);
  private readonly api = inject(Api);
  private readonly offline = inject(Offline);
  private readonly keep = inject(Keep);

  readonly performanceId = input.required<string>();
  private readonly video = viewChild.required<ElementRef<HTMLVideoElement>>('video');
  private readonly text = viewChild.required<ElementRef<HTMLInputElement>>('text');
  private readonly camera = new Camera();
  private keeping: Promise<void> | undefined;
  /** in a browser only: there is nothing to open where pages are rendered */
  private readonly opened = signal(false);

  protected readonly direction = signal<Direction>('entry');
  protected readonly filming = signal(false);
  protected readonly starting = signal(false);
  protected readonly cameraProblem = signal<'door.cameraRefused' | 'door.noCamera' | undefined>(undefined);
  protected readonly cameras = signal<readonly CameraChoice[]>([]);
  protected readonly cameraId = signal('');
  protected readonly hasTorch = signal(false);
  protected readonly isLit = signal(false);
  protected readonly guests = signal<readonly Guest[] | undefined>(undefined);
  protected readonly finding = signal(false);
  protected readonly searchProblem = signal<Problem | undefined>(undefined);

  protected readonly zone = computed(() => this.gate.door()?.timeZone ?? 'UTC');
  /** One at most, as a list: each answer is an element of its own, so that the same one twice is told twice. */
  protected readonly answers = computed(() => {
    const shown = this.gate.shown();
    return shown ? [shown] : [];
  });
  protected readonly isPast = computed(() => this.gate.now() - (this.gate.shown()?.at ?? 0) > PAST_MS);
  protected readonly age = computed(() => {
    const age = this.gate.age();
    if (age === undefined) return this.texts.text('door.noList');
    return age < MINUTE_MS ? this.texts.text('door.ageNow') : this.texts.plural('door.age', Math.floor(age / MINUTE_MS));
  });
  protected readonly left = computed(() => remaining(this.gate.door()?.validUntil ?? '', this.gate.now(), this.language.locale()).clock);

  constructor() {
    inject(PageHead).show(() => ({ title: this.language.pick(this.gate.door()?.title) || this.texts.text('door.area'), indexed: false }));
    effect(() => {
      // what these pages need without a network
      if (this.gate.door() && this.gate.contact()) untracked(() => (this.keeping ??= this.keepPages()));
    });
    afterNextRender(() => {
      this.opened.set(true);
    });
    effect(() => {
      const performanceId = this.performanceId();
      if (this.opened()) untracked(() => void this.gate.open(performanceId));
    });
    inject(DestroyRef).onDestroy(() => this.camera.stop());
  }

  protected reason(code: string, message?: string): string {
    const word = this.texts.word('doorReasons', code);
    return word === code && message ? message : word;
  }

  protected async startCamera(): Promise<void> {
    this.signals.wake();
    this.starting.set(true);
    this.cameraProblem.set(undefined);
    this.filming.set(true);
    this.hasTorch.set(false);
    this.isLit.set(false);
    try {
      if (!('mediaDevices' in navigator)) throw new DOMException('', 'NotFoundError');
      const sight = await this.camera.start(this.video().nativeElement, (text) => void this.gate.scan(text, this.direction()), this.keep.read(CAMERA_KEY));
      if (!sight) return;
      this.cameras.set(sight.cameras);
      this.cameraId.set(sight.id);
      this.hasTorch.set(sight.hasTorch);
    } catch (failure) {
      this.filming.set(false);
      if (!(failure instanceof DOMException)) throw failure;
      this.cameraProblem.set(failure.name === 'NotAllowedError' ? 'door.cameraRefused' : 'door.noCamera');
    } finally {
      this.starting.set(false);
    }
  }

  /** This one from now on, on this device. */
  protected async choose(cameraId: string): Promise<void> {
    this.keep.write(CAMERA_KEY, cameraId);
    await this.startCamera();
  }

  protected async light(): Promise<void> {
    const lit = !this.isLit();
    try {
      await this.camera.light(lit);
      this.isLit.set(lit);
    } catch (failure) {
      if (!(failure instanceof DOMException)) throw failure;
      // a lamp that the device does not give is no lamp
      this.hasTorch.set(false);
    }
  }

  protected stopCamera(): void {
    this.camera.stop();
    this.filming.set(false);
  }

  /** A code that was typed, pasted or read by a hand scanner; anything else is looked up. */
  protected async find(event: Event): Promise<void> {
    event.preventDefault();
    this.signals.wake();
    const field = this.text().nativeElement;
    const text = field.value.trim();
    this.guests.set(undefined);
    this.searchProblem.set(undefined);
    if (text.length < SHORTEST_SEARCH) return;
    this.finding.set(true);
    try {
      if (readCode(text) || text.length > LONGEST_SEARCH) {
        await this.gate.scan(text, this.direction());
        field.value = '';
      } else {
        const path = `/api/check-ins/performances/${encodeURIComponent(this.performanceId())}/guests`;
        this.guests.set((await this.api.get<GuestList>(path, { query: text })).guests);
      }
    } catch (failure) {
      this.searchProblem.set(Problem.of(failure));
    } finally {
      this.finding.set(false);
    }
  }

  protected async admit(guest: Guest): Promise<void> {
    this.signals.wake();
    await this.gate.admit(guest.ticketId, this.direction());
    this.guests.set(undefined);
    this.text().nativeElement.value = '';
  }

  private async keepPages(): Promise<void> {
    await Promise.all([import('./doors.page'), detector(), ...LANGUAGES.map((language) => DOOR_TEXTS[language]())]);
    await this.offline.keepDoor();
  }
}
