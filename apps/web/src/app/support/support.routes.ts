import type { Routes } from '@angular/router';

export const supportRoutes: Routes = [
  { path: '**', loadComponent: () => import('../shell/not-found.page').then((m) => m.NotFoundPage) },
];
