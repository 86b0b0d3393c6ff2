package io.eventify.gateway.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which seats were touched in the last minutes, by performance; bounded in time and in number. What became of them is not kept: it is read when somebody needs it.
 */
final class RecentChanges {
    /** Clocks of two gateways, and the ways of one event to both, may differ by so much. */
    static final Duration MARGIN = Duration.ofSeconds(10);

    private final long keptMillis;
    private final int mostSeats;
    private final Deque<Change> all = new ArrayDeque<>();
    private final Map<UUID, Deque<Change>> byPerformance = new HashMap<>();
    private int seats;
    private long completeSince;

    private record Change(UUID performanceId, long atMillis, Set<UUID> seats) {}

    /** @param mostSeats touched seats that are kept in all */
    RecentChanges(Duration kept, int mostSeats, long nowMillis) {
        this.keptMillis = kept.toMillis();
        this.mostSeats = mostSeats;
        this.completeSince = nowMillis;
    }

    /** Something was missed: nothing before now can be told. */
    synchronized void beginAnew(long nowMillis) {
        all.clear();
        byPerformance.clear();
        seats = 0;
        completeSince = nowMillis;
    }

    /** @param atMillis when it came here */
    synchronized void add(UUID performanceId, Set<UUID> touched, long atMillis) {
        Change change = new Change(performanceId, atMillis, Set.copyOf(touched));
        all.addLast(change);
        byPerformance.computeIfAbsent(performanceId, id -> new ArrayDeque<>()).addLast(change);
        seats += weight(change);
        while (seats > mostSeats || all.getFirst().atMillis < atMillis - keptMillis) {
            forgetOldest();
        }
    }

    /**
     * The seats touched since a time that a gateway told a listener, and some before it; empty if it is too long ago to be known.
     */
    synchronized Optional<Set<UUID>> since(UUID performanceId, long toldMillis) {
        long from = toldMillis - MARGIN.toMillis();
        if (from < completeSince) {
            return Optional.empty();
        }
        Set<UUID> touched = new HashSet<>();
        byPerformance.getOrDefault(performanceId, new ArrayDeque<>()).stream()
                .filter(change -> change.atMillis >= from)
                .forEach(change -> touched.addAll(change.seats));
        return Optional.of(touched);
    }

    private void forgetOldest() {
        Change oldest = all.removeFirst();
        seats -= weight(oldest);
        completeSince = Math.max(completeSince, oldest.atMillis + 1);
        Deque<Change> own = byPerformance.get(oldest.performanceId);
        if (own != null) {
            own.removeFirst();
            if (own.isEmpty()) {
                byPerformance.remove(oldest.performanceId);
            }
        }
    }

    /* A change of zones only also takes its place. */
    private static int weight(Change change) {
        return Math.max(1, change.seats.size());
    }
}
