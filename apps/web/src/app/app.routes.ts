import type { Routes } from '@angular/router';
import { LANGUAGES, speak } from './core/language';

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
  {
    path: 'organiser',
    loadComponent: () => import('./organiser/organiser-area').then((m) => m.OrganiserArea),
    loadChildren: () => import('./organiser/organiser.routes').then((m) => m.organiserRoutes),
  },
  { path: '**', loadComponent: () => import('./shell/not-found.page').then((m) => m.NotFoundPage) },
];

export const routes: Routes = LANGUAGES.map((language) => ({
  path: language,
  canActivate: [speak(language)],
  children: pages,
}));
