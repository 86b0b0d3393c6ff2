package io.eventify.contracts.events;

import java.util.List;
import java.util.UUID;

/**
 * Seats are out of the sale now, as some of them may have been before, or came back to it. For whom and why is nobody's business but the organiser's, and is not told.
 *
 * @param seats at least one, at most 1,000: more are told in several events
 */
public record SeatsBlocked(UUID performanceId, List<UUID> seats) {}
