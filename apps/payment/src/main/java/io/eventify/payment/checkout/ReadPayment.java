package io.eventify.payment.checkout;

import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payments;
import io.eventify.payment.ledger.PspWork;
import io.eventify.payment.ledger.WorkQueue;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;

/** Reads a payment and what it waits for. */
@ApplicationScoped
public class ReadPayment {

    /** A payment and the kinds of work that are still open for it. */
    public record Reading(Payment payment, Set<PspWork.Kind> open) {}

    private final Payments payments;
    private final WorkQueue queue;

    @Inject
    public ReadPayment(Payments payments, WorkQueue queue) {
        this.payments = payments;
        this.queue = queue;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected ReadPayment() {
        this(null, null);
    }

    @Transactional
    public Reading of(UUID paymentId) {
        Payment payment = payments.find(paymentId).orElseThrow(() -> new NotFoundException("payment"));
        return new Reading(payment, queue.open(paymentId));
    }
}
