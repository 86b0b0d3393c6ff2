package io.eventify.order;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where an order stands, and where it may go from there.
 *
 * <p>The good way is {@code pending -> seats_held -> placed -> authorised -> paid -> tickets_issued}. {@code processing} means that payment did not say yet.
 * A refund may come back from the bank: {@code refunded} is then {@code refund_requested} again. An order that {@code failed}, {@code expired} or was {@code cancelled} can come back to {@code authorised}: money that arrived late is honoured when the same places are free.
 */
public enum OrderStatus {
    PENDING,
    SEATS_HELD,
    PLACED,
    AUTHORISED,
    PROCESSING,
    PAID,
    TICKETS_ISSUED,
    FAILED,
    EXPIRED,
    CANCELLED,
    REFUND_REQUESTED,
    PARTIALLY_REFUNDED,
    REFUNDED;

    private static final Set<OrderStatus> ENDS = EnumSet.of(FAILED, EXPIRED, CANCELLED);
    private static final Set<OrderStatus> OPEN = EnumSet.of(PENDING, SEATS_HELD, PLACED, AUTHORISED, PROCESSING, PAID);
    private static final Map<OrderStatus, Set<OrderStatus>> NEXT = Map.ofEntries(
            Map.entry(PENDING, withEnds(SEATS_HELD)),
            Map.entry(SEATS_HELD, withEnds(PLACED, PROCESSING)),
            Map.entry(PLACED, withEnds(AUTHORISED)),
            Map.entry(PROCESSING, withEnds(PLACED, AUTHORISED, PAID)),
            Map.entry(AUTHORISED, withEnds(PROCESSING, PAID)),
            Map.entry(PAID, withEnds(TICKETS_ISSUED)),
            Map.entry(TICKETS_ISSUED, EnumSet.of(REFUND_REQUESTED)),
            Map.entry(REFUND_REQUESTED, EnumSet.of(TICKETS_ISSUED, PARTIALLY_REFUNDED, REFUNDED)),
            Map.entry(PARTIALLY_REFUNDED, EnumSet.of(REFUND_REQUESTED)),
            Map.entry(REFUNDED, EnumSet.of(REFUND_REQUESTED)),
            Map.entry(FAILED, EnumSet.of(AUTHORISED)),
            Map.entry(EXPIRED, EnumSet.of(AUTHORISED)),
            Map.entry(CANCELLED, EnumSet.of(AUTHORISED)));

    /** As it is stored and sent, such as {@code seats_held}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OrderStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public boolean mayBecome(OrderStatus next) {
        return successors().contains(next);
    }

    public Set<OrderStatus> successors() {
        return Collections.unmodifiableSet(NEXT.getOrDefault(this, Set.of()));
    }

    /** The booking saga has not ended yet. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** The booking came to nothing: no ticket, and no money kept. */
    public boolean isEnded() {
        return ENDS.contains(this);
    }

    /** No money has been promised yet: the customer may simply walk away. */
    public boolean isUnpaid() {
        return this == PENDING || this == SEATS_HELD || this == PLACED;
    }

    /** The booking was completed: from here only a cancellation gives money back. */
    public boolean isBooked() {
        return this == TICKETS_ISSUED || this == REFUND_REQUESTED || this == PARTIALLY_REFUNDED || this == REFUNDED;
    }

    private static Set<OrderStatus> withEnds(OrderStatus... next) {
        Set<OrderStatus> all = EnumSet.copyOf(ENDS);
        Collections.addAll(all, next);
        return all;
    }
}
