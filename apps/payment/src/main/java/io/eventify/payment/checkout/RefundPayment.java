package io.eventify.payment.checkout;

import io.eventify.contracts.payment.RefundRequest;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payments;
import io.eventify.payment.ledger.PspWork;
import io.eventify.payment.ledger.Refund;
import io.eventify.payment.ledger.Refunds;
import io.eventify.payment.ledger.WorkQueue;
import io.eventify.payment.psp.StripeAmounts;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides to give money back: once for each refund, and never more than there is. A refund that failed is tried again by this context itself; asking for it again, with
 * another key, only has that done at once. So a refund has one owner, and at most one try under way.
 */
@ApplicationScoped
public class RefundPayment {

    private final Payments payments;
    private final Refunds refunds;
    private final WorkQueue queue;

    @Inject
    public RefundPayment(Payments payments, Refunds refunds, WorkQueue queue) {
        this.payments = payments;
        this.refunds = refunds;
        this.queue = queue;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected RefundPayment() {
        this(null, null, null);
    }

    /**
     * @param refundId the same for a repetition, and for a refund that failed and is asked for again
     * @return empty work if nothing is left to do, or if somebody else is at it
     * @throws RefundExceedsBalanceException if it is more than was captured and has not gone back
     */
    @Transactional
    public Optional<PspWork> of(UUID paymentId, UUID refundId, RefundRequest request) {
        Payment payment = payments.lock(paymentId).orElseThrow(() -> new NotFoundException("payment"));
        Optional<Refund> earlier = refunds.find(refundId);
        if (earlier.isPresent()) {
            return again(payment, earlier.get(), request);
        }
        if (!request.amount().currency().equals(payment.amount().currency())
                || !request.amount().isPositive()
                || request.amount().compareTo(payment.refundable()) > 0) {
            throw new RefundExceedsBalanceException(payment.refundable());
        }
        StripeAmounts.of(request.amount());
        refunds.add(refundId, paymentId, request.amount(), request.reason(), Refund.Status.PENDING);
        return queue.addAndTake(paymentId, PspWork.Kind.REFUND, refundId);
    }

    private Optional<PspWork> again(Payment payment, Refund refund, RefundRequest request) {
        if (!refund.paymentId().equals(payment.id()) || !refund.amount().equals(request.amount())) {
            throw new RefundDiffersException();
        }
        if (refund.pspReference() != null) {
            return Optional.empty();
        }
        if (refund.status() == Refund.Status.ABANDONED && refund.amount().compareTo(payment.refundable()) > 0) {
            throw new RefundExceedsBalanceException(payment.refundable());
        }
        refunds.underWayAgain(refund.id());
        return queue.addAndTake(payment.id(), PspWork.Kind.REFUND, refund.id());
    }
}
