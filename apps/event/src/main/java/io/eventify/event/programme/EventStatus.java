package io.eventify.event.programme;

import jakarta.persistence.EnumeratedValue;
import java.util.Set;

/** Where an event stands. */
public enum EventStatus {
    DRAFT("draft"),
    PUBLISHED("published"),
    ARCHIVED("archived"),
    CANCELLED("cancelled");

    @EnumeratedValue
    final String code;

    EventStatus(String code) {
        this.code = code;
    }

    /** Where it can go from here. */
    Set<EventStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(PUBLISHED, CANCELLED);
            case PUBLISHED -> Set.of(ARCHIVED, CANCELLED);
            case ARCHIVED, CANCELLED -> Set.of();
        };
    }

    /** Whether its texts, dates and prices can still change. */
    boolean isEditable() {
        return !next().isEmpty();
    }
}
