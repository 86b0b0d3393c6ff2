package io.eventify.platform.messaging;

import java.util.List;

/**
 * The dead letters of one context, oldest first.
 *
 * @param items at most {@value DeadLetters#MOST}
 * @param more whether there are more than these
 */
public record DeadLetterList(List<DeadLetter> items, boolean more) {}
