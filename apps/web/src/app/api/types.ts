import type { components as Catalogue } from './generated/catalogue';
import type { components as Inventory } from './generated/inventory';
import type { components as Orders } from './generated/order';
import type { components as Reservation } from './generated/reservation';
import type { components as Ticketing } from './generated/ticketing';

/** Short names of what the contracts say; see tools/generate.mjs. */
export type CatalogEvent = Catalogue['schemas']['CatalogEvent'];
export type CatalogEventList = Catalogue['schemas']['CatalogEventList'];
export type CatalogEventPage = Catalogue['schemas']['CatalogEventPage'];
export type CatalogPerformance = Catalogue['schemas']['CatalogPerformance'];
export type CatalogPriceCategory = Catalogue['schemas']['CatalogPriceCategory'];
export type CatalogSearch = Catalogue['schemas']['CatalogSearch'];
export type CatalogSuggestions = Catalogue['schemas']['CatalogSuggestions'];
export type Layout = Inventory['schemas']['LayoutView'];
export type SeatMap = Inventory['schemas']['SeatMapView'];
export type Cancellation = Orders['schemas']['CancellationResponse'];
export type Order = Orders['schemas']['OrderView'];
export type Reserved = Reservation['schemas']['ReservationView'];
export type TicketList = Ticketing['schemas']['PageTicketView'];
export type Ticket = Ticketing['schemas']['TicketView'];
export type TransferOffer = Ticketing['schemas']['Offer'];
export type AcceptedTransfer = Ticketing['schemas']['AcceptedTransfer'];
