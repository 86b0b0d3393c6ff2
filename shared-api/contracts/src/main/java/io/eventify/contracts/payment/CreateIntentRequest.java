package io.eventify.contracts.payment;

import io.eventify.contracts.Money;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Asks for a PaymentIntent of an order: authorised first, captured later. One payment for an order; asking again gives the same. */
public record CreateIntentRequest(
        @NotNull UUID orderId,
        @NotNull UUID customerId,
        @NotNull Money amount) {}
