package io.eventify.platform.rest;

import io.eventify.platform.time.Ids;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The correlation id of what this thread is doing: set by the request filter and by the inbox, read by logs, events, outgoing calls and error bodies.
 * A thread-bound value rather than a bean, because it is also needed where no CDI context is active.
 */
public final class RequestCorrelation {
    private static final ThreadLocal<@Nullable Correlation> CURRENT = new ThreadLocal<>();
    /** W3C Trace Context, version 00. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private record Correlation(UUID id, String traceparent) {}

    private RequestCorrelation() {}

    /** The current id; work that nobody asked for (a sweep) gets one of its own. */
    public static UUID current() {
        return correlation().id;
    }

    /** The current position in the trace (W3C Trace Context), as it is handed on to other services and into events. */
    public static String traceparent() {
        return correlation().traceparent;
    }

    /** Begins work under an id; its trace begins here too. */
    public static void begin(UUID id) {
        begin(id, null);
    }

    /** Begins work under an id, inside a trace that came from outside; one that is absent or malformed is replaced by a new one. */
    public static void begin(UUID id, @Nullable String traceparent) {
        String trace = traceparent != null && TRACEPARENT.matcher(traceparent).matches() ? traceparent : newTrace(id);
        CURRENT.set(new Correlation(id, trace));
    }

    /** Ends it. */
    public static void end() {
        CURRENT.remove();
    }

    private static Correlation correlation() {
        Correlation current = CURRENT.get();
        if (current == null) {
            UUID id = Ids.next();
            current = new Correlation(id, newTrace(id));
            CURRENT.set(current);
        }
        return current;
    }

    /* The trace id is the correlation id without its hyphens: one search finds both. */
    private static String newTrace(UUID id) {
        long span = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        return "00-%016x%016x-%016x-01".formatted(id.getMostSignificantBits(), id.getLeastSignificantBits(), span);
    }
}
