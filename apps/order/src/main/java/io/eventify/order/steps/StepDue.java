package io.eventify.order.steps;

/** Fired in the transaction that makes a step due; the worker looks after the commit. */
public record StepDue(Saga saga) {}
