package io.eventify.payment.checkout;

import io.eventify.payment.ledger.Participant;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payments;
import io.eventify.payment.ledger.PspWork;
import io.eventify.payment.ledger.WorkQueue;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.lra.LraEndedException;
import io.eventify.platform.lra.Participations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides to take the authorised money: the saga's pivot. A payment that came late and is honoured after all joins the new saga with this. Money that is being let go
 * is never taken.
 */
@ApplicationScoped
public class CapturePayment {

    private final Payments payments;
    private final WorkQueue queue;
    private final Participations participations;

    @Inject
    public CapturePayment(Payments payments, WorkQueue queue, Participations participations) {
        this.payments = payments;
        this.queue = queue;
        this.participations = participations;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected CapturePayment() {
        this(null, null, null);
    }

    /**
     * @param lra the saga that asks; the payment's own if absent
     * @throws LraEndedException if that saga is over here
     * @throws PaymentNotCapturableException if there is nothing to take
     */
    @Transactional
    public Asked of(UUID paymentId, @Nullable URI lra) {
        Payment payment = payments.lock(paymentId).orElseThrow(() -> new NotFoundException("payment"));
        Set<PspWork.Kind> open = queue.open(paymentId);
        boolean held = payment.state() == Payment.State.AUTHORISED || payment.state() == Payment.State.CAPTURED;
        if (!held || open.contains(PspWork.Kind.RELEASE) || !payment.refunds().isEmpty()) {
            throw new PaymentNotCapturableException(payment.state());
        }
        join(payment, lra == null ? payment.lra() : lra);
        queue.drop(paymentId, PspWork.Kind.CANCEL);
        boolean taken = payment.state() == Payment.State.CAPTURED;
        return new Asked(paymentId, taken ? Optional.empty() : queue.addAndTake(paymentId, PspWork.Kind.CAPTURE, null));
    }

    private void join(Payment payment, @Nullable URI lra) {
        if (lra == null) {
            return;
        }
        participations.enlist(lra, Participant.NAME);
        if (!lra.equals(payment.lra())) {
            payments.joinSaga(payment.id(), lra);
        }
    }
}
