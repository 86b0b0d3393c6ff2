package io.eventify.inventory.seatplan;

import java.util.UUID;

/**
 * A plan as a list shows it.
 *
 * @param seats how many numbered seats it has
 */
public record SeatingPlanListed(UUID seatingPlanId, UUID venueId, String name, int seats) {}
