package io.eventify.order.cancellation;

import io.eventify.contracts.payment.RefundView;
import io.eventify.order.cancellation.Cancellation.RefundStatus;
import io.eventify.order.cancellation.CancellationAnswer.NotDone;
import io.eventify.order.cancellation.CancellationAnswer.PlacesSettled;
import io.eventify.order.cancellation.CancellationAnswer.RefundIs;
import io.eventify.order.cancellation.CancellationAnswer.Refused;
import io.eventify.order.cancellation.CancellationAnswer.TicketsRevoked;
import io.eventify.order.cancellation.CancellationDecision.GoOn;
import io.eventify.order.cancellation.CancellationDecision.News;
import io.eventify.order.cancellation.CancellationDecision.PlacesBack;
import io.eventify.order.cancellation.CancellationDecision.PlacesNotBack;
import io.eventify.order.cancellation.CancellationDecision.RefundHeard;
import io.eventify.order.cancellation.CancellationDecision.Refuse;
import io.eventify.order.cancellation.CancellationDecision.TryLater;
import io.eventify.order.steps.Backoff;

/**
 * A cancellation, step by step: what a step's answer means. Tickets are revoked before money moves, so that no ticket is paid back that can still enter; a ticket that
 * was used refuses the customer's cancellation right there. {@link CancellationSaga} makes the calls, {@link CancellationRecord} writes the decisions down.
 *
 * <pre>
 * step       call                         done                      refused                       not done
 * REVOKE     ticketing: revoke            REFUND *; event           cancellation refused, lines   again, for ever
 *                                         order.refund-requested    and order as before
 * REFUND     payment: refund (its id)     GIVE_BACK **, succeeded,  GIVE_BACK **; refund queue    again, for ever
 *                                         pending or refund queue
 * GIVE_BACK  inventory: give-back of      (end, once the refund     told as a finding; (end)      again, for ever
 *            each hold, if ahead          has succeeded)
 *
 * *) GIVE_BACK when there is nothing to refund. **) (end) when the places were given back before: support has asked again.
 * </pre>
 *
 * Nothing here is given up: the customer has been promised his money.
 */
final class CancellationRules {
    /** The failure at which a delay begins to be felt; told once. */
    private static final int FELT = 3;

    private CancellationRules() {}

    /**
     * @param attempt of the step, from 1
     * @param cancellation as it is under its order's lock
     * @throws IllegalStateException if the step has no such answer
     */
    static CancellationDecision next(
            CancellationStep step, int attempt, CancellationAnswer answer, Cancellation cancellation) {
        if (answer instanceof NotDone failed) {
            return new TryLater(Backoff.after(attempt), failed.facts(), attempt == FELT);
        }
        return switch (step) {
            case REVOKE ->
                switch (answer) {
                    case TicketsRevoked revoked ->
                        new GoOn(
                                cancellation.refundStatus() == RefundStatus.none
                                        ? CancellationStep.GIVE_BACK
                                        : CancellationStep.REFUND);
                    case Refused refused -> new Refuse(refused.code(), refused.facts());
                    default -> throw unexpected(step, answer);
                };
            case REFUND ->
                switch (answer) {
                    case RefundIs asked -> heard(cancellation, news(asked.refund()));
                    case Refused refused -> heard(cancellation, new News.Failed(null, refused.code()));
                    default -> throw unexpected(step, answer);
                };
            case GIVE_BACK ->
                switch (answer) {
                    case PlacesSettled settled -> new PlacesBack(settled.facts());
                    case Refused refused -> new PlacesNotBack(refused.facts());
                    default -> throw unexpected(step, answer);
                };
        };
    }

    /* An answer may be older than an event that has overtaken it, and may be a repeated one: it counts only while nothing else has been heard. */
    private static RefundHeard heard(Cancellation cancellation, News news) {
        return new RefundHeard(
                cancellation.isGivenBack() ? null : CancellationStep.GIVE_BACK,
                cancellation.refundStatus() == RefundStatus.requested ? news : new News.Old());
    }

    private static News news(RefundView refund) {
        return switch (refund.status()) {
            case "succeeded" -> new News.Succeeded(refund.refundId(), refund.amount());
            case "failed" -> new News.Failed(refund.refundId(), "the provider refused");
            default -> new News.Pending(refund.refundId());
        };
    }

    private static IllegalStateException unexpected(CancellationStep step, CancellationAnswer answer) {
        return new IllegalStateException(step + " was answered with " + answer);
    }
}
