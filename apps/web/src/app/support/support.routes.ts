import type { Routes } from '@angular/router';

export const supportRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./find.page').then((m) => m.FindPage) },
  { path: 'orders/:orderId', loadComponent: () => import('./dossier.page').then((m) => m.DossierPage) },
  { path: 'refunds', loadComponent: () => import('./refunds.page').then((m) => m.RefundsPage) },
  { path: 'venues', loadComponent: () => import('./venues.page').then((m) => m.VenuesPage) },
  { path: 'dead-letters', loadComponent: () => import('./dead-letters.page').then((m) => m.DeadLettersPage) },
  { path: '**', loadComponent: () => import('../shell/not-found.page').then((m) => m.NotFoundPage) },
];
