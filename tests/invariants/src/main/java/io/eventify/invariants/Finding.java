package io.eventify.invariants;

/**
 * Something that breaks an invariant.
 *
 * @param invariant its number
 * @param rule what should hold
 * @param subject what breaks it: ids and figures, never a person
 */
public record Finding(int invariant, String rule, String subject) {}
