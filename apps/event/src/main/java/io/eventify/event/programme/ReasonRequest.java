package io.eventify.event.programme;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why something is cancelled, for the customers to read. */
public record ReasonRequest(@Size(max = 500) @Nullable String reason) {}
