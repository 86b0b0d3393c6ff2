import type { Routes } from '@angular/router';

export const doorRoutes: Routes = [
  { path: '**', loadComponent: () => import('../shell/not-found.page').then((m) => m.NotFoundPage) },
];
