package io.eventify.payment.saga;

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
import java.time.Clock;

/**
 * Writes down how the payment of a cancelled saga is undone. What is known to be authorised or captured is let go. What is not known to be paid is cancelled, unless
 * the money turns out to be there: that is late money, announced like any other and left to the order context.
 */
@ApplicationScoped
public class CompensatePayment {

    private final Participations participations;
    private final Payments payments;
    private final WorkQueue queue;
    private final Clock clock;

    @Inject
    public CompensatePayment(Participations participations, Payments payments, WorkQueue queue, Clock clock) {
        this.participations = participations;
        this.payments = payments;
        this.queue = queue;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected CompensatePayment() {
        this(null, null, null, null);
    }

    /** Repeating it does nothing; for an unknown saga it leaves a tombstone. */
    @Transactional
    public void of(URI lra) {
        if (participations.compensateOnce(lra, Participant.NAME)) {
            payments.lockOfSaga(lra).ifPresent(this::undo);
        }
    }

    private void undo(Payment payment) {
        switch (payment.state()) {
            case PENDING, ACTION_REQUIRED, PROCESSING, FAILED -> {
                queue.drop(payment.id(), PspWork.Kind.CREATE);
                queue.add(payment.id(), PspWork.Kind.CANCEL, null, clock.instant());
            }
            case AUTHORISED, CAPTURED -> {
                queue.drop(payment.id(), PspWork.Kind.CAPTURE);
                queue.add(payment.id(), PspWork.Kind.RELEASE, null, clock.instant());
            }
            case VOIDED -> {}
        }
    }
}
