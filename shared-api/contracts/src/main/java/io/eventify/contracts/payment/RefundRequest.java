package io.eventify.contracts.payment;

import io.eventify.contracts.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Asks for money back; never more than was captured and not yet refunded. */
public record RefundRequest(
        @NotNull Money amount, @NotBlank @Size(max = 200) String reason) {}
