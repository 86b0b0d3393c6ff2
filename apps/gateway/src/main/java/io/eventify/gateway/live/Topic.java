package io.eventify.gateway.live;

import java.util.UUID;

/** What one can follow. */
record Topic(Kind kind, UUID id) {
    enum Kind {
        PERFORMANCE,
        ORDER
    }

    static Topic performance(UUID id) {
        return new Topic(Kind.PERFORMANCE, id);
    }

    static Topic order(UUID id) {
        return new Topic(Kind.ORDER, id);
    }
}
