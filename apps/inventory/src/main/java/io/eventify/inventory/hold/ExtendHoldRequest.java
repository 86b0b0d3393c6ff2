package io.eventify.inventory.hold;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How much longer.
 *
 * @param ttlSeconds from now, 60 to 3600
 */
public record ExtendHoldRequest(@Min(60) @Max(3600) int ttlSeconds) {}
