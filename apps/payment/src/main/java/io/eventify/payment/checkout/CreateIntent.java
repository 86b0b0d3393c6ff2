package io.eventify.payment.checkout;

import io.eventify.contracts.payment.CreateIntentRequest;
import io.eventify.payment.ledger.Participant;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payments;
import io.eventify.payment.ledger.PspWork;
import io.eventify.payment.ledger.WorkQueue;
import io.eventify.platform.lra.Participations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Begins the payment of an order in its saga. An order has one payment; asking again finds it. */
@ApplicationScoped
public class CreateIntent {

    private final Payments payments;
    private final WorkQueue queue;
    private final Participations participations;

    @Inject
    public CreateIntent(Payments payments, WorkQueue queue, Participations participations) {
        this.payments = payments;
        this.queue = queue;
        this.participations = participations;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected CreateIntent() {
        this(null, null, null);
    }

    /**
     * @param id for the payment, if the order has none yet
     * @throws PaymentDiffersException if the order has a payment of another amount or customer
     */
    @Transactional
    public Asked of(UUID id, CreateIntentRequest request, URI lra) {
        payments.addIfOrderHasNone(id, request.orderId(), request.customerId(), request.amount(), lra);
        Payment payment = payments.lockOfOrder(request.orderId()).orElseThrow();
        if (!payment.amount().equals(request.amount())
                || !payment.customerId().equals(request.customerId())
                || !lra.equals(payment.lra())) {
            throw new PaymentDiffersException();
        }
        participations.enlist(lra, Participant.NAME);
        boolean toBeMade =
                payment.intentId() == null && payment.state().isOpen() && payment.state() != Payment.State.FAILED;
        return new Asked(
                payment.id(), toBeMade ? queue.addAndTake(payment.id(), PspWork.Kind.CREATE, null) : Optional.empty());
    }
}
