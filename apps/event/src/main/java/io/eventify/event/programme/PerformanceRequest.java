package io.eventify.event.programme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A date of an event.
 *
 * @param timeZone IANA name, such as {@code Africa/Tunis}
 * @param policy absent: the event's policy holds, also when it changes later
 */
public record PerformanceRequest(
        @NotNull UUID venueId,
        @NotNull UUID seatingPlanId,
        @NotNull UUID pricingSchemeId,
        @NotNull Instant startTime,
        @NotNull Instant endTime,
        @NotBlank @Size(max = 64) String timeZone,
        @Valid @Nullable SalesPolicyRequest policy) {

    Performance.Plan plan(Event event) {
        return new Performance.Plan(
                venueId,
                seatingPlanId,
                pricingSchemeId,
                startTime,
                endTime,
                timeZone,
                policy == null ? null : policy.over(event.policy().terms()));
    }
}
