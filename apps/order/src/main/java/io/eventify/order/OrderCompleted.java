package io.eventify.order;

/** Fired in the transaction that completes the booking; features that owe something to a completed order (its invoice) observe it there. */
public record OrderCompleted(Order order) {}
