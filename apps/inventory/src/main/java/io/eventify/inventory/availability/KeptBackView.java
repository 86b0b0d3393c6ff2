package io.eventify.inventory.availability;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The seats of a performance that are kept back under one label.
 *
 * @param label absent for those without one
 * @param seats how many
 * @param lots who kept them back and when, the oldest first
 */
public record KeptBackView(@Nullable String label, int seats, List<Lot> lots) {

    /**
     * Seats that one person kept back at one moment.
     *
     * @param by account; absent, like {@code at}, for seats kept back before this was written down
     * @param seatIds as in the layout, which has their names
     */
    @Schema(name = "KeptBackLot")
    public record Lot(@Nullable UUID by, @Nullable Instant at, List<UUID> seatIds) {}
}
