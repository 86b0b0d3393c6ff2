package io.eventify.event.programme;

import jakarta.persistence.EnumeratedValue;
import java.util.Set;

/** Whether places of a performance are sold. */
public enum SalesStatus {
    SCHEDULED("scheduled"),
    OPEN("open"),
    CLOSED("closed"),
    CANCELLED("cancelled");

    @EnumeratedValue
    final String code;

    SalesStatus(String code) {
        this.code = code;
    }

    /** Where it can go from here. */
    Set<SalesStatus> next() {
        return switch (this) {
            case SCHEDULED -> Set.of(OPEN, CANCELLED);
            case OPEN -> Set.of(CLOSED, CANCELLED);
            case CLOSED -> Set.of(OPEN, CANCELLED);
            case CANCELLED -> Set.of();
        };
    }
}
