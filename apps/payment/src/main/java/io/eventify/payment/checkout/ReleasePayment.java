package io.eventify.payment.checkout;

import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payments;
import io.eventify.payment.ledger.PspWork;
import io.eventify.payment.ledger.WorkQueue;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Decides to let go of all money of a payment: void what is authorised, refund what is captured, whichever holds. */
@ApplicationScoped
public class ReleasePayment {

    private final Payments payments;
    private final WorkQueue queue;

    @Inject
    public ReleasePayment(Payments payments, WorkQueue queue) {
        this.payments = payments;
        this.queue = queue;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected ReleasePayment() {
        this(null, null);
    }

    @Transactional
    public Asked of(UUID paymentId) {
        Payment payment = payments.lock(paymentId).orElseThrow(() -> new NotFoundException("payment"));
        return new Asked(paymentId, isGone(payment) ? Optional.empty() : letGo(payment));
    }

    private Optional<PspWork> letGo(Payment payment) {
        queue.drop(payment.id(), PspWork.Kind.CREATE);
        queue.drop(payment.id(), PspWork.Kind.CAPTURE);
        queue.drop(payment.id(), PspWork.Kind.CANCEL);
        return queue.addAndTake(payment.id(), PspWork.Kind.RELEASE, null);
    }

    private static boolean isGone(Payment payment) {
        return payment.state() == Payment.State.VOIDED
                || (payment.state() == Payment.State.CAPTURED
                        && !payment.refundable().isPositive());
    }
}
