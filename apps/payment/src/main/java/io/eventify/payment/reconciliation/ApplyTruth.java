package io.eventify.payment.reconciliation;

import io.eventify.payment.ledger.BookOutcome;
import io.eventify.payment.ledger.BookRefund;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payments;
import io.eventify.payment.psp.IntentSnapshot;
import io.eventify.payment.psp.RefundSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transactions of the reconciliation: each brings one payment to what the provider says, if it differs. */
@ApplicationScoped
@Transactional
public class ApplyTruth {

    private final Payments payments;
    private final BookOutcome bookOutcome;
    private final BookRefund bookRefund;
    private final Clock clock;

    @Inject
    public ApplyTruth(Payments payments, BookOutcome bookOutcome, BookRefund bookRefund, Clock clock) {
        this.payments = payments;
        this.bookOutcome = bookOutcome;
        this.bookRefund = bookRefund;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected ApplyTruth() {
        this(null, null, null, null);
    }

    /** Our payments that should have moved by now. */
    public List<Payment> unfinished(Duration untouchedFor, int limit) {
        return payments.unfinishedSince(clock.instant().minus(untouchedFor), limit);
    }

    /**
     * @param untouchedFor what moved more lately is left alone: its webhook is on the way
     * @return the payment, if it was not as the provider says; empty also for a PaymentIntent that is not ours
     */
    public Optional<Payment> intent(IntentSnapshot intent, Duration untouchedFor) {
        Optional<UUID> id = payments.idOfQuietIntent(
                intent.id(), intent.paymentId(), clock.instant().minus(untouchedFor));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Payment payment = payments.lock(id.get()).orElseThrow();
        if (payment.intentId() == null) {
            payments.attachIntent(payment.id(), intent.id(), intent.clientSecret());
        }
        boolean news = bookOutcome.of(payment, intent.outcome());
        if (!news && payment.state().compareTo(Payment.State.AUTHORISED) <= 0) {
            payments.touch(payment.id());
        }
        return news ? Optional.of(payment) : Optional.empty();
    }

    /** @return the payment, if the refund did not stand there as the provider says */
    public Optional<Payment> refund(RefundSnapshot refund) {
        if (refund.intentId() == null) {
            return Optional.empty();
        }
        Optional<Payment> payment = payments.idOfIntent(refund.intentId(), null).flatMap(payments::lock);
        return payment.filter(p -> !p.captures().isEmpty()).filter(p -> bookRefund.of(p, refund));
    }
}
