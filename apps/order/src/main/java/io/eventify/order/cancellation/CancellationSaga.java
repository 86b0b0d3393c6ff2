package io.eventify.order.cancellation;

import io.eventify.contracts.inventory.GiveBackRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest.BucketChoice;
import io.eventify.contracts.payment.RefundRequest;
import io.eventify.contracts.ticketing.RevokeTicketsRequest;
import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import io.eventify.order.calls.CallRefusedException;
import io.eventify.order.calls.InventoryCalls;
import io.eventify.order.calls.PaymentCalls;
import io.eventify.order.calls.TicketingCalls;
import io.eventify.order.steps.Saga;
import io.eventify.order.steps.SagaSteps;
import io.eventify.order.steps.Step;
import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A cancellation, step by step. Tickets are revoked before money moves, so that no ticket is paid back that can still enter; a ticket that was used refuses the
 * customer's cancellation right there. {@link CancellationRecord} writes the answers down.
 *
 * <pre>
 * step       call                         done                      refused                       not reached
 * REVOKE     ticketing: revoke            REFUND; event             cancellation refused, lines   again, for ever
 *                                         order.refund-requested    and order as before
 * REFUND     payment: refund (its id)     GIVE_BACK, succeeded      GIVE_BACK; refund queue       again, for ever
 *                                         or pending
 * GIVE_BACK  inventory: give-back of      (end, once the refund     told as a finding; (end)      again, for ever
 *            each hold, if ahead          has succeeded)
 * </pre>
 *
 * Nothing here is given up: the customer has been promised his money.
 */
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
        CancellationRecord.Case open = book.read(step.subject());
        switch (CancellationStep.valueOf(step.name())) {
            case REVOKE -> revoke(step, open);
            case REFUND -> refund(step, open);
            case GIVE_BACK -> giveBack(step, open);
        }
    }

    private void revoke(Step step, CancellationRecord.Case open) {
        Cancellation cancellation = open.cancellation();
        try {
            ticketing.revoke(new RevokeTicketsRequest(
                    open.order().id(),
                    open.lines().stream().map(OrderLine::id).toList(),
                    cancellation.reason(),
                    cancellation.isForced()));
            book.revoked(step);
        } catch (CallRefusedException refusal) {
            book.refused(step, refusal);
        }
    }

    private void refund(Step step, CancellationRecord.Case open) {
        Cancellation cancellation = open.cancellation();
        Order order = open.order();
        UUID payment = order.paymentId()
                .orElseThrow(() -> new IllegalStateException("order " + order.id() + " has no payment"));
        try {
            book.refundAnswered(
                    step,
                    payments.refund(
                            payment,
                            refundKey(cancellation),
                            new RefundRequest(
                                    cancellation.refund(),
                                    cancellation.reason(),
                                    cancellation.refundId().orElseThrow())));
        } catch (CallRefusedException refusal) {
            book.refundRefused(step, refusal);
        }
    }

    /** The cancellation's id, and one derived from it for each time that support asks again: payment knows by the refund's id that it is the same refund. */
    static UUID refundKey(Cancellation cancellation) {
        return cancellation.refundTry() == 0
                ? cancellation.id()
                : Ids.derived("refund\n" + cancellation.id() + '\n' + cancellation.refundTry());
    }

    private void giveBack(Step step, CancellationRecord.Case open) {
        if (!open.ahead()) {
            book.givenBack(step, "the performance is over or will not take place");
            return;
        }
        Map<UUID, List<OrderLine>> byHold = open.lines().stream()
                .collect(Collectors.groupingBy(OrderLine::holdId, TreeMap::new, Collectors.toList()));
        try {
            byHold.forEach((hold, lines) -> inventory.giveBack(
                    hold, Ids.derived("give-back\n" + open.cancellation().id() + '\n' + hold), places(lines)));
            book.givenBack(step, open.lines().size() + " places");
        } catch (CallRefusedException refusal) {
            book.notGivenBack(step, refusal);
        }
    }

    private static GiveBackRequest places(List<OrderLine> lines) {
        List<UUID> seats =
                lines.stream().flatMap(line -> line.seatId().stream()).toList();
        List<BucketChoice> buckets = lines.stream()
                .flatMap(line -> line.bucketId().stream())
                .collect(Collectors.groupingBy(bucket -> bucket, TreeMap::new, Collectors.summingInt(bucket -> 1)))
                .entrySet()
                .stream()
                .map(bucket -> new BucketChoice(bucket.getKey(), bucket.getValue()))
                .toList();
        return new GiveBackRequest(seats, buckets);
    }

    @Override
    public int attempts(String step) {
        return Integer.MAX_VALUE;
    }

    @Override
    public void delayed(Step step, RuntimeException failure) {
        book.delayed(step, failure);
    }

    @Override
    public void givenUp(Step step, RuntimeException failure) {
        throw new IllegalStateException(step.name() + " is never given up", failure);
    }
}
