package io.eventify.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How often a part that dies by itself is started again: five times within ten minutes, after 1, 2, 4, 8 and 16 seconds. */
final class Restarts {
    static final int MOST = 5;
    static final Duration WITHIN = Duration.ofMinutes(10);

    private final Deque<Instant> deaths = new ArrayDeque<>();

    /** Counts a death; when to start the part again, or empty when that has been tried often enough. */
    Optional<Instant> died(Instant at) {
        while (!deaths.isEmpty() && deaths.peekFirst().isBefore(at.minus(WITHIN))) deaths.removeFirst();
        if (deaths.size() >= MOST) return Optional.empty();
        Duration pause = Duration.ofSeconds(1L << deaths.size());
        deaths.addLast(at);
        return Optional.of(at.plus(pause));
    }

    /** Somebody else took care of it. */
    void forget() {
        deaths.clear();
    }
}
