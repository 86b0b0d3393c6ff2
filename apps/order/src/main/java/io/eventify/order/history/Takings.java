package io.eventify.order.history;

import io.eventify.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the paid orders of a performance, or of all performances of an event, have brought.
 *
 * @param orders paid ones, also those that were refunded since
 * @param admissions of them that are still valid
 * @param sums one for each currency; none before the first sale
 * @param days on which something was sold, the newest {@value #MOST_DAYS} of them, oldest first
 */
public record Takings(long orders, long admissions, List<Sum> sums, List<Day> days) {
    static final int MOST_DAYS = 90;

    /**
     * @param day where the performance takes place
     * @param orders that were begun that day and paid since
     * @param admissions of them, those given back included
     */
    @Schema(name = "TakingsDay")
    public record Day(LocalDate day, long orders, long admissions) {}

    /**
     * @param taken what came in less what went back
     * @param toReturn what a cancellation by the organiser would give back: the prices of the valid admissions
     */
    @Schema(name = "TakingsSum")
    public record Sum(Money taken, Money toReturn) {}
}
