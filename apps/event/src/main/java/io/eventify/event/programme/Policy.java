package io.eventify.event.programme;

import io.eventify.contracts.SalesPolicy;
import jakarta.persistence.Embeddable;

/** The rules of sale as they are stored; the ranges are those of {@link SalesPolicy}. */
@Embeddable
public record Policy(
        Integer holdMinutes,
        Integer maxPerCustomer,
        Integer cancellationHours,
        Integer refundPercent,
        Boolean reentryAllowed,
        Boolean transferAllowed,
        Integer offlineMinutes) {

    static final int MAX_HOLD_MINUTES = 60;
    static final int MAX_PER_CUSTOMER = 100;
    static final int MAX_CANCELLATION_HOURS = 8_760;
    static final int MAX_OFFLINE_MINUTES = 1_440;

    /** @throws IllegalArgumentException if a value is out of its range; requests are checked before */
    public Policy {
        require("holdMinutes", holdMinutes, 1, MAX_HOLD_MINUTES);
        require("maxPerCustomer", maxPerCustomer, 1, MAX_PER_CUSTOMER);
        require("cancellationHours", cancellationHours, 0, MAX_CANCELLATION_HOURS);
        require("refundPercent", refundPercent, 0, 100);
        require("offlineMinutes", offlineMinutes, 0, MAX_OFFLINE_MINUTES);
    }

    static Policy of(SalesPolicy terms) {
        return new Policy(
                terms.holdMinutes(),
                terms.maxPerCustomer(),
                terms.cancellationHours(),
                terms.refundPercent(),
                terms.reentryAllowed(),
                terms.transferAllowed(),
                terms.offlineMinutes());
    }

    SalesPolicy terms() {
        return new SalesPolicy(
                holdMinutes,
                maxPerCustomer,
                cancellationHours,
                refundPercent,
                reentryAllowed,
                transferAllowed,
                offlineMinutes);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " " + value + " is not within " + least + " and " + most);
        }
    }
}
