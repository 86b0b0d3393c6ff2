import { APP_BASE_HREF } from '@angular/common';
import { type ApplicationConfig, inject, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideClientHydration, withNoHttpTransferCache } from '@angular/platform-browser';
import { type NavigationError, provideRouter, RedirectCommand, Router, withComponentInputBinding, withEnabledBlockingInitialNavigation, withInMemoryScrolling, withNavigationErrorHandler } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { LANGUAGES } from './core/language';
import { TextLoader } from './core/text-loader';
import { routes } from './app.routes';

/** A page whose files are not there without a network leads to the tickets, which are. */
function withoutNetwork(failure: NavigationError): RedirectCommand | undefined {
  if (typeof navigator === 'undefined' || navigator.onLine) return undefined;
  const [language] = /^\/(fr|en|ar)/.exec(failure.url) ?? [];
  const tickets = `${language}/tickets`;
  return language && !failure.url.startsWith(tickets) ? new RedirectCommand(inject(Router).parseUrl(tickets)) : undefined;
}

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    // no <base> in the page: the content policy forbids it, for a slipped-in one would turn every address
    { provide: APP_BASE_HREF, useValue: '/' },
    provideRouter(
      routes,
      withComponentInputBinding(),
      // nothing is shown before its texts are there, and what the server rendered stays
      withEnabledBlockingInitialNavigation(),
      withNavigationErrorHandler(withoutNetwork),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    provideClientHydration(withNoHttpTransferCache()),
    provideTransloco({
      config: { availableLangs: [...LANGUAGES], defaultLang: 'en', reRenderOnLangChange: true, prodMode: true },
      loader: TextLoader,
    }),
  ],
};
