package io.eventify.ticketing.ticket;

import io.eventify.contracts.Money;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One admission.
 *
 * @param label the place in words, such as {@code Stalls, row C, seat 12}
 * @param version grows with each transfer; codes of an earlier version no longer admit
 * @param scans how many admitted scans it has: odd means that its holder is inside
 */
public record Ticket(
        UUID id,
        UUID lineId,
        UUID orderId,
        String orderNumber,
        UUID ownerId,
        UUID performanceId,
        String language,
        String label,
        @Nullable String section,
        @Nullable String row,
        @Nullable String number,
        String priceCategory,
        Money price,
        Status status,
        int version,
        @Nullable URI lra,
        Instant issuedAt,
        int scans) {

    /** Where the ticket stands; {@code ISSUED} while its saga is open. */
    public enum Status {
        ISSUED,
        VALID,
        REVOKED
    }

    public boolean isUsed() {
        return scans > 0;
    }

    public boolean isInside() {
        return scans % 2 == 1;
    }

    /** As others see it: issued, valid, revoked, checked_in or outside (left again). */
    public String shownStatus() {
        return shownStatus(status, scans);
    }

    /**
     * As others see a ticket.
     *
     * @param scans how many admitted scans it has
     */
    public static String shownStatus(Status status, int scans) {
        return switch (status) {
            case ISSUED -> "issued";
            case REVOKED -> "revoked";
            case VALID -> scans % 2 == 1 ? "checked_in" : scans > 0 ? "outside" : "valid";
        };
    }
}
