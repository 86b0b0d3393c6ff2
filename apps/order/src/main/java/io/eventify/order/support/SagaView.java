package io.eventify.order.support;

import io.eventify.contracts.Money;
import io.eventify.order.cancellation.Cancellation;
import io.eventify.order.steps.DurableSteps;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the sagas of an order are, beside its timeline.
 *
 * @param lra the long-running action of the booking
 * @param endReason why the booking ended or is about to
 * @param refusalCode what the neighbour said that refused the booking
 * @param steps what is still to be done; empty when nothing is, or somebody else is waited for
 * @param cancellations oldest first
 */
public record SagaView(
        UUID orderId,
        String lra,
        @Nullable String endReason,
        @Nullable String refusalCode,
        List<Step> steps,
        List<CancellationCase> cancellations) {

    /**
     * A step that is due or under way.
     *
     * @param saga booking or cancellation
     * @param subjectId the order or the cancellation
     * @param attempt how often it was begun
     * @param running whether it is being done at this moment
     * @param lastError what went wrong the last time
     */
    @Schema(name = "SagaStep")
    public record Step(
            String saga,
            UUID subjectId,
            String step,
            int attempt,
            Instant nextAttemptAt,
            boolean running,
            @Nullable String lastError) {

        static Step of(DurableSteps.Shown step) {
            return new Step(
                    step.saga().code(),
                    step.subject(),
                    step.name().toLowerCase(java.util.Locale.ROOT),
                    step.attempt(),
                    step.nextAttemptAt(),
                    step.running(),
                    step.lastError());
        }
    }

    /**
     * @param initiator customer, support or organiser
     * @param state requested, revoked, done or refused
     * @param refundStatus none, requested, pending, failed or succeeded
     * @param refundId the refund's name at payment, the same for every try
     * @param retries how often support had it tried again
     */
    @Schema(name = "CancellationCase")
    public record CancellationCase(
            UUID cancellationId,
            String initiator,
            String reason,
            String state,
            @Nullable String refusalCode,
            Money refund,
            String refundStatus,
            @Nullable UUID refundId,
            @Nullable String refundFailure,
            int retries,
            boolean placesGivenBack,
            Instant createdAt,
            Instant updatedAt) {

        static CancellationCase of(Cancellation cancellation) {
            return new CancellationCase(
                    cancellation.id(),
                    cancellation.initiator().name(),
                    cancellation.reason(),
                    cancellation.state().name(),
                    cancellation.refusalCode().orElse(null),
                    cancellation.refund(),
                    cancellation.refundStatus().name(),
                    cancellation.refundId().orElse(null),
                    cancellation.refundFailure().orElse(null),
                    cancellation.refundTry(),
                    cancellation.isGivenBack(),
                    cancellation.createdAt(),
                    cancellation.updatedAt());
        }
    }
}
