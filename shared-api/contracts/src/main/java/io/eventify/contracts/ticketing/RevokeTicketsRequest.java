package io.eventify.contracts.ticketing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Tickets of an order that shall no longer admit. A ticket that was already used is refused with 409 {@code ticket_already_used}, unless forced. */
public record RevokeTicketsRequest(
        @NotNull UUID orderId,
        @NotNull @Size(min = 1, max = 200) List<UUID> lineIds,
        @NotBlank String reason,
        boolean force) {}
