package io.eventify.order.steps;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claimed step.
 *
 * @param attempt from 1
 * @param claim who may write its result
 * @param memo what the step noted for its next attempt
 */
public record Step(
        Saga saga,
        UUID subject,
        String name,
        int attempt,
        UUID claim,
        @Nullable String memo) {}
