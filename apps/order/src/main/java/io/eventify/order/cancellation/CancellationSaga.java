package io.eventify.order.cancellation;

import io.eventify.order.Order;
import io.eventify.order.calls.CallRefusedException;
import io.eventify.order.calls.InventoryCalls;
import io.eventify.order.calls.PaymentCalls;
import io.eventify.order.calls.TicketingCalls;
import io.eventify.order.cancellation.CancellationAnswer.NotDone;
import io.eventify.order.cancellation.CancellationAnswer.PlacesSettled;
import io.eventify.order.cancellation.CancellationAnswer.RefundIs;
import io.eventify.order.cancellation.CancellationAnswer.Refused;
import io.eventify.order.cancellation.CancellationAnswer.TicketsRevoked;
import io.eventify.order.steps.Saga;
import io.eventify.order.steps.SagaSteps;
import io.eventify.order.steps.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The calls of a cancellation. {@link CancellationRules} has its table and says what the answers mean; {@link CancellationRecord} writes that down. */
@ApplicationScoped
public class CancellationSaga implements SagaSteps {
    @Inject
    TicketingCalls ticketing;

    @Inject
    PaymentCalls payments;

    @Inject
    InventoryCalls inventory;

    @Inject
    CancellationRecord book;

    @Override
    public Saga saga() {
        return Saga.CANCELLATION;
    }

    @Override
    public void run(Step step) {
        book.write(step, answer(step, book.read(step.subject())));
    }

    @Override
    public void failed(Step step, RuntimeException failure) {
        book.write(step, new NotDone(failure.toString()));
    }

    private CancellationAnswer answer(Step step, CancellationRecord.Case open) {
        try {
            return switch (CancellationStep.valueOf(step.name())) {
                case REVOKE -> revoke(open);
                case REFUND -> refund(open);
                case GIVE_BACK -> giveBack(open);
            };
        } catch (CallRefusedException refusal) {
            return Refused.by(refusal);
        }
    }

    private CancellationAnswer revoke(CancellationRecord.Case open) {
        ticketing.revoke(CancellationRequests.revoke(open.cancellation(), open.lines()));
        return new TicketsRevoked();
    }

    private CancellationAnswer refund(CancellationRecord.Case open) {
        Cancellation cancellation = open.cancellation();
        Order order = open.order();
        UUID payment = order.paymentId()
                .orElseThrow(() -> new IllegalStateException("order " + order.id() + " has no payment"));
        return new RefundIs(payments.refund(
                payment, CancellationRequests.refundKey(cancellation), CancellationRequests.refund(cancellation)));
    }

    private CancellationAnswer giveBack(CancellationRecord.Case open) {
        CancellationRequests.giveBack(open)
                .forEach((hold, places) ->
                        inventory.giveBack(hold, CancellationRequests.giveBackKey(open.cancellation(), hold), places));
        return new PlacesSettled(
                open.ahead() ? open.lines().size() + " places" : "the performance is over or will not take place");
    }
}
