package io.eventify.order;

import java.util.Locale;

/** Why a booking came to nothing; decides the status it ends in and whether money that arrives late may still be honoured. */
public enum EndReason {
    /** Nobody paid in time, or the saga did not get through in time. */
    TIME_LIMIT(OrderStatus.EXPIRED, true),
    /** A neighbour refused at checkout: cart expired, seats gone. */
    CHECKOUT_REFUSED(OrderStatus.FAILED, false),
    /** A neighbour could not be reached at checkout. */
    CHECKOUT_UNREACHABLE(OrderStatus.FAILED, false),
    /** No payment could be begun. */
    PAYMENT_REFUSED(OrderStatus.FAILED, false),
    CUSTOMER_CANCELLED(OrderStatus.CANCELLED, false),
    ORGANISER_CANCELLED(OrderStatus.CANCELLED, false),
    /** The places could not be committed after the authorisation. */
    SEATS_LOST(OrderStatus.CANCELLED, true),
    CAPTURE_REFUSED(OrderStatus.CANCELLED, false),
    TICKETS_NOT_ISSUED(OrderStatus.CANCELLED, false),
    /** Money came after the end and went back. */
    LATE_PAYMENT_RETURNED(OrderStatus.CANCELLED, false);

    private final OrderStatus end;
    private final boolean latePaymentWelcome;

    EndReason(OrderStatus end, boolean latePaymentWelcome) {
        this.end = end;
        this.latePaymentWelcome = latePaymentWelcome;
    }

    public OrderStatus end() {
        return end;
    }

    /** Whether the customer still wants the places if his money arrives after the end. */
    public boolean latePaymentWelcome() {
        return latePaymentWelcome;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static EndReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
