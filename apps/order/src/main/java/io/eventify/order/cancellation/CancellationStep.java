package io.eventify.order.cancellation;

/** The steps of a cancellation; {@link CancellationSaga} has the table. */
enum CancellationStep {
    REVOKE,
    REFUND,
    GIVE_BACK
}
