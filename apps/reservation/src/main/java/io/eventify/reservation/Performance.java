package io.eventify.reservation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A performance as the event context last told it. */
@Entity
public class Performance {
    @Id
    private UUID id;

    private UUID eventId;
    private UUID pricingSchemeId;
    private int holdMinutes;
    private String salesStatus;
    private Instant asOf;

    protected Performance() {}

    /** Unknown so far. */
    public Performance(UUID id) {
        this.id = id;
        this.asOf = Instant.EPOCH;
    }

    /** Takes over what was told, unless something newer is known. */
    public void told(UUID newEventId, UUID newPricingSchemeId, int newHoldMinutes, String newSalesStatus, Instant at) {
        if (at.isBefore(asOf)) {
            return;
        }
        eventId = newEventId;
        pricingSchemeId = newPricingSchemeId;
        holdMinutes = newHoldMinutes;
        salesStatus = newSalesStatus;
        asOf = at;
    }

    /** It will not take place; that is final, however late older news comes. */
    public void cancelled(Instant at) {
        salesStatus = "cancelled";
        asOf = at;
    }

    public UUID id() {
        return id;
    }

    public UUID pricingSchemeId() {
        return pricingSchemeId;
    }

    public int holdMinutes() {
        return holdMinutes;
    }

    public boolean isOnSale() {
        return "open".equals(salesStatus);
    }

    public boolean isCancelled() {
        return "cancelled".equals(salesStatus);
    }
}
