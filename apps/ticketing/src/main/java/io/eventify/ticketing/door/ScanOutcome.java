package io.eventify.ticketing.door;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a scan. */
public sealed interface ScanOutcome {

    /** @param place in the sequence of the ticket's scans, from 1 */
    record Admitted(UUID ticketId, Instant at, int place) implements ScanOutcome {}

    /**
     * Not let through.
     *
     * @param code why, stable
     * @param since for {@code already_checked_in}: when the earlier scan was
     * @param device and where
     */
    record Refused(
            String code,
            @Nullable UUID ticketId,
            @Nullable Instant since,
            @Nullable String device) implements ScanOutcome {

        static Refused because(String code, @Nullable UUID ticketId) {
            return new Refused(code, ticketId, null, null);
        }
    }
}
