package io.eventify.contracts.payment;

import io.eventify.contracts.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for money back; never more than was captured and not yet refunded.
 *
 * @param refundId the refund that is meant; one that failed is tried again under it. A new one that belongs to the request's key when absent
 */
public record RefundRequest(
        @NotNull Money amount,
        @NotBlank @Size(max = 200) String reason,
        @Nullable UUID refundId) {}
