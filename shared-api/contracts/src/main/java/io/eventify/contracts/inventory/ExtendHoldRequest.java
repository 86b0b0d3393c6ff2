package io.eventify.contracts.inventory;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Asks for more time.
 *
 * @param ttlSeconds from now, 60 to 3600
 */
public record ExtendHoldRequest(@Min(60) @Max(3600) int ttlSeconds) {}
