import { DOCUMENT } from '@angular/common';
import { effect, inject, Injectable, RESPONSE_INIT } from '@angular/core';
import { Meta, Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { inLanguage, LANGUAGES } from './language';

export interface PageFacts {
  readonly title: string;
  readonly description?: string;
  /** Whether search engines may list it. */
  readonly indexed?: boolean;
  /** of the answer, where the server renders it; 200 when absent */
  readonly status?: number;
  /** schema.org, as an object */
  readonly facts?: object;
}

/** Title, description, alternate languages and schema.org of the page that is shown. */
@Injectable({ providedIn: 'root' })
export class PageHead {
  private readonly document = inject(DOCUMENT);
  private readonly title = inject(Title);
  private readonly meta = inject(Meta);
  private readonly router = inject(Router);
  private readonly answer = inject(RESPONSE_INIT, { optional: true });

  /** Follows its signals; call it from a constructor. */
  show(facts: () => PageFacts | undefined): void {
    effect(() => {
      const now = facts();
      if (now) this.write(now);
    });
  }

  private write(facts: PageFacts): void {
    if (this.answer && facts.status) this.answer.status = facts.status;
    this.title.setTitle(`${facts.title} · Eventify`);
    const description = (facts.description ?? '').slice(0, 200);
    this.meta.updateTag({ name: 'description', content: description });
    this.meta.updateTag({ property: 'og:title', content: facts.title });
    this.meta.updateTag({ property: 'og:description', content: description });
    this.meta.updateTag({ property: 'og:type', content: 'website' });
    this.meta.updateTag({ name: 'robots', content: facts.indexed === false ? 'noindex' : 'index,follow' });
    const { head, location } = this.document;
    head.querySelectorAll('[data-of-page]').forEach((old) => old.remove());
    if (facts.indexed !== false) {
      const path = this.router.url.split('?')[0] ?? '/';
      for (const language of LANGUAGES) this.link('alternate', `${location.origin}${inLanguage(path, language)}`, language);
      this.link('canonical', `${location.origin}${path}`);
    }
    if (facts.facts) {
      const script = this.document.createElement('script');
      script.setAttribute('type', 'application/ld+json');
      script.setAttribute('data-of-page', '');
      // "</script>" in a text must not end it
      script.textContent = JSON.stringify(facts.facts).replaceAll('<', '\\u003c');
      head.appendChild(script);
    }
  }

  private link(relation: string, address: string, language?: string): void {
    const link = this.document.createElement('link');
    link.setAttribute('rel', relation);
    link.setAttribute('href', address);
    link.setAttribute('data-of-page', '');
    if (language) link.setAttribute('hreflang', language);
    this.document.head.appendChild(link);
  }
}
