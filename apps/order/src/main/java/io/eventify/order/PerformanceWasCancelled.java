package io.eventify.order;

import java.util.UUID;

/** Fired in the transaction that learns it; every order of the performance is owed its money from here. */
public record PerformanceWasCancelled(UUID performanceId, String reason) {}
