package io.eventify.reservation.cart;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new cart.
 *
 * @param performanceId may also be chosen with the first places
 * @param expiresInSeconds less time than the performance's hold time, if wanted; more is not given
 */
public record StartReservationRequest(
        @Nullable UUID performanceId,
        @Min(60) @Max(3600) @Nullable Integer expiresInSeconds) {}
