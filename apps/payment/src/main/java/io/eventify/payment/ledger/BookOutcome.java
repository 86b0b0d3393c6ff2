package io.eventify.payment.ledger;

import io.eventify.contracts.Money;
import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.PaymentChanged;
import io.eventify.payment.ledger.Payment.State;
import io.eventify.payment.psp.PaymentOutcome;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what the provider says about a payment and announces it, both in the caller's transaction, which has locked the payment.
 *
 * <p>Answers of the provider arrive late, twice and in any order. A payment therefore only moves forward: among the open states as it comes, then to authorised, then
 * to captured or voided. The one exception is money: what the provider has captured is booked whatever we thought before. Each fact is announced once.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BookOutcome {

    private final Payments payments;
    private final WorkQueue work;
    private final Outbox outbox;

    @Inject
    public BookOutcome(Payments payments, WorkQueue work, Outbox outbox) {
        this.payments = payments;
        this.work = work;
        this.outbox = outbox;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected BookOutcome() {
        this(null, null, null);
    }

    /** @return whether it was news */
    public boolean of(Payment payment, PaymentOutcome outcome) {
        return switch (outcome) {
            case PaymentOutcome.AwaitingCustomer() -> moveWhileOpen(payment, State.PENDING);
            case PaymentOutcome.ActionRequired() -> moveWhileOpen(payment, State.ACTION_REQUIRED);
            case PaymentOutcome.Processing() -> moveWhileOpen(payment, State.PROCESSING);
            case PaymentOutcome.Declined declined -> decline(payment, declined);
            case PaymentOutcome.Authorised authorised -> authorise(payment, authorised.amount());
            case PaymentOutcome.Captured captured -> capture(payment, captured);
            case PaymentOutcome.Cancelled() -> cancel(payment);
        };
    }

    /** The provider will not do what we asked for. */
    public void refused(Payment payment, String reason) {
        if (payment.state().isOpen()) {
            payments.fail(payment.id(), reason, "refused");
        }
        announce(EventTypes.PAYMENT_FAILED, payment, payment.amount(), reason);
    }

    private boolean moveWhileOpen(Payment payment, State state) {
        if (!payment.state().isOpen() || payment.state() == state) {
            return false;
        }
        payments.moveTo(payment.id(), state);
        return true;
    }

    private boolean decline(Payment payment, PaymentOutcome.Declined declined) {
        if (!payment.state().isOpen()) {
            return false;
        }
        if (declined.attempt().equals(payment.declinedAttempt())) {
            return backToFailed(payment, declined);
        }
        payments.fail(payment.id(), declined.reason(), declined.attempt());
        announce(EventTypes.PAYMENT_FAILED, payment, payment.amount(), declined.reason());
        return true;
    }

    private boolean backToFailed(Payment payment, PaymentOutcome.Declined declined) {
        if (payment.state() == State.FAILED) {
            return false;
        }
        payments.fail(payment.id(), declined.reason(), declined.attempt());
        return true;
    }

    private boolean authorise(Payment payment, Money held) {
        if (!payment.state().isOpen()) {
            return false;
        }
        payments.moveTo(payment.id(), State.AUTHORISED);
        if (!held.equals(payment.amount())) {
            return letGoOfWrongAmount(payment);
        }
        announce(EventTypes.PAYMENT_AUTHORISED, payment, held, null);
        return true;
    }

    /* Less (or more) than was asked for pays no order; it is let go rather than captured. */
    private boolean letGoOfWrongAmount(Payment payment) {
        work.add(payment.id(), PspWork.Kind.RELEASE, null, Instant.EPOCH);
        announce(EventTypes.PAYMENT_FAILED, payment, payment.amount(), "amount_mismatch");
        return true;
    }

    private boolean capture(Payment payment, PaymentOutcome.Captured captured) {
        if (!payments.addCapture(Ids.next(), payment.id(), captured.amount(), captured.reference())) {
            return false;
        }
        payments.moveTo(payment.id(), State.CAPTURED);
        work.drop(payment.id(), PspWork.Kind.CAPTURE);
        announce(EventTypes.PAYMENT_CAPTURED, payment, captured.amount(), null);
        return true;
    }

    private boolean cancel(Payment payment) {
        if (payment.state() == State.VOIDED || payment.state() == State.CAPTURED) {
            return false;
        }
        payments.moveTo(payment.id(), State.VOIDED);
        Set<PspWork.Kind> open = work.open(payment.id());
        boolean asked = open.contains(PspWork.Kind.CANCEL) || open.contains(PspWork.Kind.RELEASE);
        if (!asked) {
            announce(EventTypes.PAYMENT_FAILED, payment, payment.amount(), "cancelled_at_provider");
        }
        return true;
    }

    private void announce(String type, Payment payment, Money amount, @Nullable String reason) {
        outbox.publish(type, payment.id(), new PaymentChanged(payment.id(), payment.orderId(), amount, null, reason));
    }
}
