package io.eventify.order.cancellation;

import io.eventify.contracts.Money;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@link CancellationRecord} writes after a step's answer. */
sealed interface CancellationDecision {

    /** The tickets no longer enter. */
    record GoOn(CancellationStep next) implements CancellationDecision {}

    /** Nothing has happened; lines and order are as before. */
    record Refuse(String code, String facts) implements CancellationDecision {}

    /**
     * What the answer about the refund says.
     *
     * @param next null if nothing is left to do
     */
    record RefundHeard(@Nullable CancellationStep next, News news) implements CancellationDecision {}

    /** @param facts what became of the places */
    record PlacesBack(String facts) implements CancellationDecision {}

    /** The places stay sold: a person has to look. */
    record PlacesNotBack(String facts) implements CancellationDecision {}

    /** @param felt whether the timeline tells of the delay */
    record TryLater(Duration pause, String failure, boolean felt) implements CancellationDecision {}

    /** About the refund. */
    sealed interface News {

        record Succeeded(UUID refund, Money amount) implements News {}

        /** @param refund null if payment did not even begin one */
        record Failed(@Nullable UUID refund, String why) implements News {}

        record Pending(UUID refund) implements News {}

        /** An event has told more than the answer. */
        record Old() implements News {}
    }
}
