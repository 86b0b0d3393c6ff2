package io.eventify.contracts.events;

import static java.util.Map.entry;

import java.util.Map;

/** Which record is the data of which type, and the name of its JSON Schema; the schemas are in {@code schemas/<type>/<version>.json}. */
public final class EventSchemas {
    /** A change that old consumers cannot read gets the next number; additions do not. */
    public static final int VERSION = 1;

    private static final String BASE = "https://schemas.eventify.io/";

    /** The record of each type. */
    public static final Map<String, Class<? extends Record>> DATA = Map.ofEntries(
            entry(EventTypes.ORGANISATION_UPDATED, OrganisationChanged.class),
            entry(EventTypes.EVENT_CREATED, EventChanged.class),
            entry(EventTypes.EVENT_UPDATED, EventChanged.class),
            entry(EventTypes.EVENT_PUBLISHED, EventStatusChanged.class),
            entry(EventTypes.EVENT_ARCHIVED, EventStatusChanged.class),
            entry(EventTypes.EVENT_CANCELLED, EventStatusChanged.class),
            entry(EventTypes.PERFORMANCE_SCHEDULED, PerformanceChanged.class),
            entry(EventTypes.PERFORMANCE_UPDATED, PerformanceChanged.class),
            entry(EventTypes.PERFORMANCE_CANCELLED, PerformanceCancelled.class),
            entry(EventTypes.PRICING_CHANGED, PricingChanged.class),
            entry(EventTypes.VENUE_DEFINED, VenueDefined.class),
            entry(EventTypes.SEATING_PLAN_DEFINED, SeatingPlanDefined.class),
            entry(EventTypes.CAPACITY_ADJUSTED, CapacityAdjusted.class),
            entry(EventTypes.AVAILABILITY_CHANGED, AvailabilityChanged.class),
            entry(EventTypes.SEATS_BLOCKED, SeatsBlocked.class),
            entry(EventTypes.SEATS_UNBLOCKED, SeatsBlocked.class),
            entry(EventTypes.SEATS_RESERVED, SeatsChanged.class),
            entry(EventTypes.SEATS_SOLD, SeatsChanged.class),
            entry(EventTypes.SEATS_RELEASED, SeatsChanged.class),
            entry(EventTypes.RESERVATION_STARTED, ReservationChanged.class),
            entry(EventTypes.RESERVATION_ITEM_ADDED, ReservationChanged.class),
            entry(EventTypes.RESERVATION_CONFIRMED, ReservationChanged.class),
            entry(EventTypes.RESERVATION_EXPIRED, ReservationChanged.class),
            entry(EventTypes.RESERVATION_CANCELLED, ReservationChanged.class),
            entry(EventTypes.ORDER_PLACED, OrderChanged.class),
            entry(EventTypes.ORDER_PAID, OrderChanged.class),
            entry(EventTypes.ORDER_CANCELLED, OrderChanged.class),
            entry(EventTypes.ORDER_REFUND_REQUESTED, OrderChanged.class),
            entry(EventTypes.ORDER_REFUNDED, OrderChanged.class),
            entry(EventTypes.PAYMENT_AUTHORISED, PaymentChanged.class),
            entry(EventTypes.PAYMENT_CAPTURED, PaymentChanged.class),
            entry(EventTypes.PAYMENT_FAILED, PaymentChanged.class),
            entry(EventTypes.PAYMENT_REFUNDED, PaymentChanged.class),
            entry(EventTypes.REFUND_FAILED, PaymentChanged.class),
            entry(EventTypes.TICKET_ISSUED, TicketsIssued.class),
            entry(EventTypes.TICKET_ISSUE_FAILED, TicketIssueFailed.class),
            entry(EventTypes.TICKET_CHECKED_IN, TicketCheckedIn.class),
            entry(EventTypes.TICKET_REVOKED, TicketRevoked.class),
            entry(EventTypes.TICKET_TRANSFERRED, TicketTransferred.class));

    private EventSchemas() {}

    /** What stands in {@code dataschema}. */
    public static String uri(String type) {
        return BASE + type + "/" + VERSION;
    }
}
