package io.eventify.contracts;

/**
 * The rules of sale of a performance; the order keeps them as they were on the day of purchase.
 *
 * @param holdMinutes how long a hold lives, 1 to 60, default 10
 * @param maxPerCustomer how many places one customer may hold and own for the performance, 1 to 100, default 10
 * @param cancellationHours a customer may cancel up to this many hours before the start, default 24
 * @param refundPercent what comes back when cancelled in time, 0 to 100, default 100
 * @param reentryAllowed whether a ticket may leave and enter again through exit scans
 * @param transferAllowed whether a ticket may be given to another customer
 * @param offlineMinutes how long a scanner may work without contact, default 5
 */
public record SalesPolicy(
        int holdMinutes,
        int maxPerCustomer,
        int cancellationHours,
        int refundPercent,
        boolean reentryAllowed,
        boolean transferAllowed,
        int offlineMinutes) {

    /** The platform's defaults. */
    public static final SalesPolicy DEFAULT = new SalesPolicy(10, 10, 24, 100, false, true, 5);
}
