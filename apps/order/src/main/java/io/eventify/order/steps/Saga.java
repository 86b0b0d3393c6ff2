package io.eventify.order.steps;

import java.util.Locale;

/** The kinds of sagas that have steps, and what the subject of each is. */
public enum Saga {
    /** Subject: the order. */
    BOOKING,
    /** Subject: the cancellation. */
    CANCELLATION,
    /** Every order of a performance that will not take place. Subject: the performance. */
    PERFORMANCE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Saga of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
