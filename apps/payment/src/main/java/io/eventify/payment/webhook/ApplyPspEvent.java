package io.eventify.payment.webhook;

import io.eventify.payment.ledger.BookOutcome;
import io.eventify.payment.ledger.BookRefund;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payments;
import io.eventify.payment.psp.IntentSnapshot;
import io.eventify.payment.psp.PspEvent;
import io.eventify.payment.psp.RefundSnapshot;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Applies what the provider told, once: the message's id is written in the transaction of its effect, so that neither is there without the other. */
@ApplicationScoped
@Transactional
public class ApplyPspEvent {

    private final Sql sql;
    private final Payments payments;
    private final BookOutcome bookOutcome;
    private final BookRefund bookRefund;
    private final Clock clock;

    @Inject
    public ApplyPspEvent(Sql sql, Payments payments, BookOutcome bookOutcome, BookRefund bookRefund, Clock clock) {
        this.sql = sql;
        this.payments = payments;
        this.bookOutcome = bookOutcome;
        this.bookRefund = bookRefund;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected ApplyPspEvent() {
        this(null, null, null, null, null);
    }

    /** The payment that a PaymentIntent belongs to; empty if it is none of ours. */
    public Optional<Payment> paymentOf(String intentId, @Nullable UUID paymentId) {
        return payments.idOfIntent(intentId, paymentId).flatMap(payments::find);
    }

    /** Whether it was applied before; spares a question to the provider, {@link #intent} and {@link #refund} decide. */
    public boolean isKnown(PspEvent event) {
        return sql.first("select 1 from webhook_events where id = ?", row -> true, event.id())
                .isPresent();
    }

    /** @param now the PaymentIntent as the message or, in doubt, the provider itself shows it */
    public void intent(PspEvent event, UUID paymentId, IntentSnapshot now) {
        if (!isFirst(event)) {
            return;
        }
        Payment payment = payments.lock(paymentId).orElseThrow();
        if (payment.intentId() == null) {
            payments.attachIntent(paymentId, now.id(), now.clientSecret());
        }
        bookOutcome.of(payment, now.outcome());
    }

    /** What the provider shows, without a message about it: a refund may be told before the capture that it needs. */
    public void intentAlone(UUID paymentId, IntentSnapshot now) {
        bookOutcome.of(payments.lock(paymentId).orElseThrow(), now.outcome());
    }

    public void refund(PspEvent event, UUID paymentId, RefundSnapshot refund) {
        if (isFirst(event)) {
            bookRefund.of(payments.lock(paymentId).orElseThrow(), refund);
        }
    }

    private boolean isFirst(PspEvent event) {
        return sql.update(
                        "insert into webhook_events (id, type, received_at) values (?, ?, ?) on conflict (id) do nothing",
                        event.id(),
                        event.type(),
                        clock.instant())
                == 1;
    }

    /** Forgets messages older than the provider repeats them (Stripe: three days). */
    public void forgetOld() {
        sql.update(
                "delete from webhook_events where received_at < ?",
                clock.instant().minus(Duration.ofDays(30)));
    }
}
