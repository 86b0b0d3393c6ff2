package io.eventify.contracts.inventory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Sold places of one hold that return to sale after a cancellation. */
public record GiveBackRequest(
        @NotNull @Size(max = 100) List<UUID> seatIds,
        @Valid @NotNull @Size(max = 20) List<HoldSeatsRequest.BucketChoice> buckets) {}
