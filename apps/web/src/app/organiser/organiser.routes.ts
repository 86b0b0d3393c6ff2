import type { Routes } from '@angular/router';

export const organiserRoutes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./programme.page').then((m) => m.ProgrammePage) },
  { path: 'events/new', loadComponent: () => import('./event-edit.page').then((m) => m.EventEditPage) },
  { path: 'events/:eventId', loadComponent: () => import('./event-manage.page').then((m) => m.EventManagePage) },
  { path: 'events/:eventId/edit', loadComponent: () => import('./event-edit.page').then((m) => m.EventEditPage) },
  { path: 'events/:eventId/cancel', loadComponent: () => import('./event-cancel.page').then((m) => m.EventCancelPage) },
  { path: 'events/:eventId/prices/new', loadComponent: () => import('./prices-edit.page').then((m) => m.PricesEditPage) },
  { path: 'events/:eventId/prices/:pricesId', loadComponent: () => import('./prices-edit.page').then((m) => m.PricesEditPage) },
  { path: 'events/:eventId/performances/new', loadComponent: () => import('./performance-edit.page').then((m) => m.PerformanceEditPage) },
  { path: 'events/:eventId/performances/:performanceId/edit', loadComponent: () => import('./performance-edit.page').then((m) => m.PerformanceEditPage) },
  { path: 'events/:eventId/performances/:performanceId/cancel', loadComponent: () => import('./performance-cancel.page').then((m) => m.PerformanceCancelPage) },
  { path: 'events/:eventId/performances/:performanceId/sales', loadComponent: () => import('./sales.page').then((m) => m.SalesPage) },
  { path: 'events/:eventId/performances/:performanceId/box-office', loadComponent: () => import('./box-office.page').then((m) => m.BoxOfficePage) },
  { path: 'events/:eventId/performances/:performanceId/orders', loadComponent: () => import('./date-orders.page').then((m) => m.DateOrdersPage) },
  { path: 'events/:eventId/performances/:performanceId/attendees', loadComponent: () => import('./attendees.page').then((m) => m.AttendeesPage) },
  { path: 'venues', loadComponent: () => import('./venues.page').then((m) => m.VenuesPage) },
  { path: 'venues/new', loadComponent: () => import('./venue-edit.page').then((m) => m.VenueEditPage) },
  { path: 'venues/:venueId', loadComponent: () => import('./venue-edit.page').then((m) => m.VenueEditPage) },
  { path: 'team', loadComponent: () => import('./team.page').then((m) => m.TeamPage) },
  { path: 'plans/new', loadComponent: () => import('../planeditor/plan-editor.page').then((m) => m.PlanEditorPage) },
  { path: '**', loadComponent: () => import('../shell/not-found.page').then((m) => m.NotFoundPage) },
];
