import type { Route, Routes } from '@angular/router';
import { type AreaTexts, areaTexts } from './core/area-texts';
import { LANGUAGES, speak } from './core/language';
import { DOOR, DOOR_TEXTS } from './door/door.area';
import { ORGANISER, ORGANISER_TEXTS } from './organiser/organiser.area';
import type { AreaDescription } from './shell/area';
import { SUPPORT, SUPPORT_TEXTS } from './support/support.area';

function area(description: AreaDescription, texts: AreaTexts, loadChildren: () => Promise<Routes>): Route {
  return {
    path: description.name,
    canActivate: [areaTexts(texts)],
    data: { area: description },
    loadComponent: () => import('./shell/area').then((m) => m.Area),
    loadChildren,
  };
}

const pages: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./catalogue/landing.page').then((m) => m.LandingPage) },
  { path: 'search', loadComponent: () => import('./catalogue/search.page').then((m) => m.SearchPage) },
  { path: 'events/:eventId', loadComponent: () => import('./catalogue/event.page').then((m) => m.EventPage) },
  {
    path: 'events/:eventId/performances/:performanceId',
    loadComponent: () => import('./booking/performance.page').then((m) => m.PerformancePage),
  },
  { path: 'cart', loadComponent: () => import('./checkout/cart.page').then((m) => m.CartPage) },
  { path: 'orders', loadComponent: () => import('./account/orders.page').then((m) => m.OrdersPage) },
  { path: 'orders/:orderId', loadComponent: () => import('./account/order.page').then((m) => m.OrderPage) },
  { path: 'orders/:orderId/pay', loadComponent: () => import('./checkout/pay.page').then((m) => m.PayPage) },
  { path: 'tickets', loadComponent: () => import('./account/tickets.page').then((m) => m.TicketsPage) },
  { path: 'tickets/:ticketId', loadComponent: () => import('./account/ticket.page').then((m) => m.TicketPage) },
  { path: 'transfers/:code', loadComponent: () => import('./account/transfer.page').then((m) => m.TransferPage) },
  { path: 'account', loadComponent: () => import('./account/account.page').then((m) => m.AccountPage) },
  area(ORGANISER, ORGANISER_TEXTS, () => import('./organiser/organiser.routes').then((m) => m.organiserRoutes)),
  area(DOOR, DOOR_TEXTS, () => import('./door/door.routes').then((m) => m.doorRoutes)),
  area(SUPPORT, SUPPORT_TEXTS, () => import('./support/support.routes').then((m) => m.supportRoutes)),
  { path: '**', loadComponent: () => import('./shell/not-found.page').then((m) => m.NotFoundPage) },
];

export const routes: Routes = LANGUAGES.map((language) => ({
  path: language,
  canActivate: [speak(language)],
  children: pages,
}));
