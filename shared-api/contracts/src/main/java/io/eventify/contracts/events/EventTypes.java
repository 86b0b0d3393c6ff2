package io.eventify.contracts.events;

/** The {@code type} of every domain event, and which record is its data. */
public final class EventTypes {
    // event
    /** Data: {@link OrganisationChanged}. */
    public static final String ORGANISATION_UPDATED = "organisation.updated";
    /** Data: {@link EventChanged}. */
    public static final String EVENT_CREATED = "event.created";
    /** Data: {@link EventChanged}. */
    public static final String EVENT_UPDATED = "event.updated";
    /** Data: {@link EventStatusChanged}. */
    public static final String EVENT_PUBLISHED = "event.published";
    /** Data: {@link EventStatusChanged}. */
    public static final String EVENT_ARCHIVED = "event.archived";
    /** Data: {@link EventStatusChanged}. */
    public static final String EVENT_CANCELLED = "event.cancelled";
    /** Data: {@link PerformanceChanged}. */
    public static final String PERFORMANCE_SCHEDULED = "performance.scheduled";
    /** Data: {@link PerformanceChanged}. */
    public static final String PERFORMANCE_UPDATED = "performance.updated";
    /** Data: {@link PerformanceCancelled}. */
    public static final String PERFORMANCE_CANCELLED = "performance.cancelled";
    /** Data: {@link PricingChanged}. */
    public static final String PRICING_CHANGED = "pricing.changed";
    // inventory
    /** Data: {@link VenueDefined}. */
    public static final String VENUE_DEFINED = "venue.defined";
    /** Data: {@link SeatingPlanDefined}. */
    public static final String SEATING_PLAN_DEFINED = "seating-plan.defined";
    /** Data: {@link CapacityAdjusted}. */
    public static final String CAPACITY_ADJUSTED = "capacity.adjusted";
    /** Data: {@link AvailabilityChanged}. */
    public static final String AVAILABILITY_CHANGED = "availability.changed";
    /** Data: {@link SeatsBlocked}. */
    public static final String SEATS_BLOCKED = "seats.blocked";
    /** Data: {@link SeatsBlocked}. */
    public static final String SEATS_UNBLOCKED = "seats.unblocked";
    /** Data: {@link SeatsChanged}. */
    public static final String SEATS_RESERVED = "seats.reserved";
    /** Data: {@link SeatsChanged}. */
    public static final String SEATS_SOLD = "seats.sold";
    /** Data: {@link SeatsChanged}. */
    public static final String SEATS_RELEASED = "seats.released";
    // reservation
    /** Data: {@link ReservationChanged}. */
    public static final String RESERVATION_STARTED = "reservation.started";
    /** Data: {@link ReservationChanged}. */
    public static final String RESERVATION_ITEM_ADDED = "reservation.item-added";
    /** Data: {@link ReservationChanged}. */
    public static final String RESERVATION_CONFIRMED = "reservation.confirmed";
    /** Data: {@link ReservationChanged}. */
    public static final String RESERVATION_EXPIRED = "reservation.expired";
    /** Data: {@link ReservationChanged}. */
    public static final String RESERVATION_CANCELLED = "reservation.cancelled";
    // order
    /** Data: {@link OrderChanged}. */
    public static final String ORDER_PLACED = "order.placed";
    /** Data: {@link OrderChanged}. */
    public static final String ORDER_PAID = "order.paid";
    /** Data: {@link OrderChanged}. */
    public static final String ORDER_CANCELLED = "order.cancelled";
    /** Data: {@link OrderChanged}. */
    public static final String ORDER_REFUND_REQUESTED = "order.refund-requested";
    /** Data: {@link OrderChanged}. */
    public static final String ORDER_REFUNDED = "order.refunded";
    // payment
    /** The PSP holds the customer's money for us; the saga goes on. Data: {@link PaymentChanged}. */
    public static final String PAYMENT_AUTHORISED = "payment.authorised";
    /** Data: {@link PaymentChanged}. */
    public static final String PAYMENT_CAPTURED = "payment.captured";
    /** Data: {@link PaymentChanged}. */
    public static final String PAYMENT_FAILED = "payment.failed";
    /** Data: {@link PaymentChanged}. */
    public static final String PAYMENT_REFUNDED = "payment.refunded";
    /** Data: {@link PaymentChanged}. */
    public static final String REFUND_FAILED = "refund.failed";
    // ticketing
    /** Data: {@link TicketsIssued}. */
    public static final String TICKET_ISSUED = "ticket.issued";
    /** Data: {@link TicketIssueFailed}. */
    public static final String TICKET_ISSUE_FAILED = "ticket.issue-failed";
    /** Data: {@link TicketCheckedIn}. */
    public static final String TICKET_CHECKED_IN = "ticket.checked-in";
    /** Data: {@link TicketRevoked}. */
    public static final String TICKET_REVOKED = "ticket.revoked";
    /** Data: {@link TicketTransferred}. */
    public static final String TICKET_TRANSFERRED = "ticket.transferred";

    private EventTypes() {}
}
