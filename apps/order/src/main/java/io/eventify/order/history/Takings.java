package io.eventify.order.history;

import io.eventify.contracts.Money;
import java.util.List;

/**
 * What the paid orders of a performance, or of all performances of an event, have brought.
 *
 * @param orders paid ones, also those that were refunded since
 * @param admissions of them that are still valid
 * @param sums one for each currency; none before the first sale
 */
public record Takings(long orders, long admissions, List<Sum> sums) {

    /**
     * @param taken what came in less what went back
     * @param toReturn what a cancellation by the organiser would give back: the prices of the valid admissions
     */
    public record Sum(Money taken, Money toReturn) {}
}
