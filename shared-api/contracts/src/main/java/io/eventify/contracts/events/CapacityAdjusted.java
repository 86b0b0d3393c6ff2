package io.eventify.contracts.events;

import java.util.UUID;

/** The number of places of a bucket (a zone of a performance) was changed. */
public record CapacityAdjusted(UUID performanceId, UUID bucketId, int capacity, int remaining) {}
