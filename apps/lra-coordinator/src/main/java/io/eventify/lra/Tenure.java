package io.eventify.lra;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether this instance is the one that may use the store. Static because Narayana creates its store and its recovery module by itself, with no way to hand them anything;
 * there is one coordinator in a web application, as there is one of everything static in Narayana.
 */
final class Tenure {

    /** See the package. */
    enum State {
        STANDBY,
        LOADING,
        LIVE,
        LOST
    }

    private static final AtomicReference<State> STATE = new AtomicReference<>(State.STANDBY);

    private Tenure() {}

    static State state() {
        return Objects.requireNonNull(STATE.get(), "begins as STANDBY and is only ever set to a state");
    }

    static boolean isLive() {
        return state() == State.LIVE;
    }

    /** Whether the store may be read and written. */
    static boolean holdsTheLock() {
        return switch (state()) {
            case LOADING, LIVE -> true;
            case STANDBY, LOST -> false;
        };
    }

    static void advance(State from, State to) {
        if (!STATE.compareAndSet(from, to)) {
            throw new IllegalStateException("cannot become " + to + ", is " + state() + " and not " + from);
        }
    }

    static void lose() {
        STATE.set(State.LOST);
    }
}
