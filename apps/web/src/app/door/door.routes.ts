import type { Routes } from '@angular/router';

export const doorRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./doors.page').then((m) => m.DoorsPage) },
  { path: ':performanceId', loadComponent: () => import('./scanner.page').then((m) => m.ScannerPage) },
  { path: '**', loadComponent: () => import('../shell/not-found.page').then((m) => m.NotFoundPage) },
];
