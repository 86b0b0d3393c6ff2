package io.eventify.order.cancellation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Cancels an order; everything may be absent.
 *
 * @param lineIds only these lines of a paid order; all that are left when absent
 * @param reason for the record; required from support
 * @param override support only: full refund against the policy, used tickets included; is audited
 */
@Schema(example = "{ \"lineIds\": [\"0199f3a4-7c1e-7b52-9f0e-0d5c3c6e2a11\"], \"reason\": \"ill\" }")
public record CancelOrderRequest(
        @Nullable @Size(min = 1, max = 200) List<@NotNull UUID> lineIds,
        @Nullable @Size(min = 1, max = 200) String reason,
        @Nullable Boolean override) {

    static final CancelOrderRequest WHOLE = new CancelOrderRequest(null, null, null);
}
