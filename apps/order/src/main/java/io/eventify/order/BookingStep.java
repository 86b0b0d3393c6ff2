package io.eventify.order;

/** The steps of the booking saga; {@code checkout.BookingSaga} has the table and the code. */
public enum BookingStep {
    /** Begin the payment, when payment could not be reached at checkout. */
    INTENT,
    /** Places sold. */
    COMMIT,
    /** Take the money: the pivot. */
    CAPTURE,
    /** Tickets. */
    ISSUE,
    /** End the LRA well. */
    CLOSE,
    /** End the LRA by undoing it. */
    CANCEL,
    /** After the end: make sure that no money stayed. */
    SETTLE,
    /** Late money: try to get the same places once more. */
    RETAKE,
    /** Late money that cannot be honoured: let it go. */
    RELEASE
}
