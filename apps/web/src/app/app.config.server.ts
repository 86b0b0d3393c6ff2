import { type ApplicationConfig, mergeApplicationConfig } from '@angular/core';
import { provideServerRendering, RenderMode, type ServerRoute, withRoutes } from '@angular/ssr';
import { appConfig } from './app.config';
import { LANGUAGES } from './core/language';

const PERSONAL = [
  'events/:eventId/performances/:performanceId',
  'cart',
  'orders',
  'orders/:orderId',
  'orders/:orderId/pay',
  'tickets',
  'tickets/:ticketId',
  'transfers/:code',
  'account',
  ...['organiser', 'door', 'support'].flatMap((area) => [area, `${area}/**`]),
];

/** What everybody reads alike is rendered on the server; what belongs to one person is made in the browser. */
const serverRoutes: ServerRoute[] = [
  ...LANGUAGES.flatMap((language): ServerRoute[] => [
    { path: language, renderMode: RenderMode.Server },
    { path: `${language}/search`, renderMode: RenderMode.Server },
    { path: `${language}/events/:eventId`, renderMode: RenderMode.Server },
    ...PERSONAL.map((path): ServerRoute => ({ path: `${language}/${path}`, renderMode: RenderMode.Client })),
    { path: `${language}/**`, renderMode: RenderMode.Server, status: 404 },
  ]),
  { path: '**', renderMode: RenderMode.Server, status: 404 },
];

const onServer: ApplicationConfig = { providers: [provideServerRendering(withRoutes(serverRoutes))] };

export const serverConfig = mergeApplicationConfig(appConfig, onServer);
