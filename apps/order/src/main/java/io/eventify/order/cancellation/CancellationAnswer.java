package io.eventify.order.cancellation;

import io.eventify.contracts.payment.RefundView;
import io.eventify.order.calls.CallRefusedException;
import java.util.Objects;

/** What came of a cancellation step's call; {@link CancellationRules} says what it means. */
sealed interface CancellationAnswer {

    record TicketsRevoked() implements CancellationAnswer {}

    record RefundIs(RefundView refund) implements CancellationAnswer {}

    /** Or need not be given back. */
    record PlacesSettled(String facts) implements CancellationAnswer {}

    /** The neighbour refused for a reason of business. */
    record Refused(String code, String facts) implements CancellationAnswer {
        static Refused by(CallRefusedException refusal) {
            return new Refused(refusal.code(), Objects.requireNonNullElse(refusal.getMessage(), refusal.code()));
        }
    }

    /** The neighbour or our own database was away, or answered with nonsense. */
    record NotDone(String facts) implements CancellationAnswer {}
}
