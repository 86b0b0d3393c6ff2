package io.eventify.event.programme;

import static java.util.Objects.requireNonNullElse;

import io.eventify.contracts.SalesPolicy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Rules of sale; what is left out is taken from the event (for a performance) or from the platform's defaults (for an event). */
public record SalesPolicyRequest(
        @Min(1) @Max(Policy.MAX_HOLD_MINUTES) @Nullable Integer holdMinutes,
        @Min(1) @Max(Policy.MAX_PER_CUSTOMER) @Nullable Integer maxPerCustomer,

        @Min(0) @Max(Policy.MAX_CANCELLATION_HOURS) @Nullable
        Integer cancellationHours,

        @Min(0) @Max(100) @Nullable Integer refundPercent,
        @Nullable Boolean reentryAllowed,
        @Nullable Boolean transferAllowed,
        @Min(0) @Max(Policy.MAX_OFFLINE_MINUTES) @Nullable Integer offlineMinutes) {

    Policy over(SalesPolicy base) {
        return new Policy(
                requireNonNullElse(holdMinutes, base.holdMinutes()),
                requireNonNullElse(maxPerCustomer, base.maxPerCustomer()),
                requireNonNullElse(cancellationHours, base.cancellationHours()),
                requireNonNullElse(refundPercent, base.refundPercent()),
                requireNonNullElse(reentryAllowed, base.reentryAllowed()),
                requireNonNullElse(transferAllowed, base.transferAllowed()),
                requireNonNullElse(offlineMinutes, base.offlineMinutes()));
    }
}
