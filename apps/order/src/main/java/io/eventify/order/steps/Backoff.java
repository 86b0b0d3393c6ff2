package io.eventify.order.steps;

import java.time.Duration;

/** How long to wait before the next attempt: 0.2 s, doubled each time, up to 30 s. */
public final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 8;

    private Backoff() {}

    /** @param attempt the one that failed, from 1 */
    public static Duration after(int attempt) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
