package io.eventify.order.history;

import io.eventify.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An order as its customer, support and services see it.
 *
 * @param status pending, seats_held, placed, authorised, processing, paid, tickets_issued, failed, expired, cancelled, refund_requested, partially_refunded or refunded
 * @param reason why it came to nothing, a stable word
 * @param total with tax
 * @param taxTotal the tax in it
 * @param refunded what has come back in all
 * @param payUntil after this the places of an unpaid order go back
 * @param payment only while there is or was something to pay
 * @param cancellation the policy of the day of purchase
 */
public record OrderView(
        UUID orderId,
        String orderNumber,
        UUID customerId,
        UUID reservationId,
        UUID performanceId,
        UUID organisationId,
        String title,
        @Nullable Instant startsAt,
        @Nullable String timeZone,
        String language,
        String status,
        @Nullable String reason,
        Money total,
        Money taxTotal,
        Money refunded,
        Instant createdAt,
        Instant updatedAt,
        Instant payUntil,
        List<Line> lines,
        @Nullable Payment payment,
        @Nullable CancellationPolicy cancellation,
        List<Entry> timeline) {

    /** @param status valid or cancelled; @param ticketId once issued */
    @Schema(name = "OrderLine")
    public record Line(
            UUID lineId,
            int position,
            String label,
            @Nullable String section,
            @Nullable String row,
            @Nullable String number,
            @Nullable UUID seatId,
            @Nullable UUID bucketId,
            String priceCategory,
            Money price,
            Money tax,
            String taxPercent,
            String status,
            @Nullable UUID ticketId) {}

    /** @param clientSecret only for the customer, only while payable; @param status {@code unknown} when payment cannot be asked now */
    public record Payment(
            UUID paymentId,
            String status,
            @Nullable String clientSecret,
            @Nullable String publishableKey,
            @Nullable String failureReason) {}

    /** @param until the last moment for the customer; @param refundPercent what comes back then */
    public record CancellationPolicy(Instant until, int refundPercent, boolean possibleNow) {}

    /**
     * @param code stable
     * @param message in the caller's language
     * @param actor who; for support and services
     * @param facts the answer in full; for support and services
     */
    public record Entry(
            Instant at,
            String code,
            String message,
            @Nullable String actor,
            @Nullable String facts,
            @Nullable UUID correlationId) {}
}
