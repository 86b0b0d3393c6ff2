import { LiveAnnouncer } from '@angular/cdk/a11y';
import { isPlatformBrowser } from '@angular/common';
import { Directive, effect, inject, input, PLATFORM_ID } from '@angular/core';

/**
 * What was done, or what came of it: shown here, and told to who does not see it. The CDK's region stands in the page before the words come; one that comes together with
 * its words is passed over by some screen readers.
 */
@Directive({ selector: '[evSaid]', host: { '[textContent]': 'evSaid()' } })
export class Said {
  readonly evSaid = input.required<string>();

  constructor() {
    if (!isPlatformBrowser(inject(PLATFORM_ID))) return;
    const announcer = inject(LiveAnnouncer);
    effect(() => void announcer.announce(this.evSaid(), 'polite'));
  }
}
