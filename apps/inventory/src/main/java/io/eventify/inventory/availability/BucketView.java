package io.eventify.inventory.availability;

import java.util.Map;
import java.util.UUID;

/**
 * A zone of the performance.
 *
 * @param remaining free at this moment
 */
public record BucketView(
        UUID bucketId, UUID zoneId, Map<String, String> name, String seatClass, int capacity, int remaining) {}
