package io.eventify.payment.ledger;

import io.eventify.contracts.Money;
import io.eventify.payment.ledger.Payment.State;
import io.eventify.payment.saga.CompensatePayment;
import io.eventify.payment.saga.CompensationProgress;
import io.eventify.platform.lra.Participations;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.testing.MovingTime;
import io.eventify.platform.testing.TableOutbox;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.testing.TestTransactions;
import io.eventify.platform.time.Ids;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The ledger on a real database and no provider: a test says itself what the provider tells. */
public final class Books {
    public static final Money PRICE = Money.of("EUR", "49.90");
    public static final Money HALF = Money.of("EUR", "24.95");
    private static final TestDatabase DATABASE = TestDatabase.freshForContext("payment");

    public final MovingTime time = new MovingTime();
    public final TestTransactions transactions = TestTransactions.mandatory(DATABASE.dataSource());
    public final Participations participations = new Participations(transactions.dataSource());
    public final CompensatePayment compensatePayment;
    public final CompensationProgress progress;
    final BookOutcome outcomes;
    final BookRefund refundNews;
    final Payments payments;
    final Refunds refunds;
    final WorkQueue work;
    private final Sql sql = new Sql(transactions.dataSource());

    public Books() {
        DATABASE.empty();
        refunds = transactions.around(Refunds.class, new Refunds(sql, time.clock()));
        payments = transactions.around(Payments.class, new Payments(sql, refunds, time.clock()));
        work = transactions.around(WorkQueue.class, new WorkQueue(sql, time.clock()));
        Outbox outbox = new TableOutbox(sql);
        outcomes = transactions.around(BookOutcome.class, new BookOutcome(payments, work, outbox));
        refundNews = transactions.around(BookRefund.class, new BookRefund(refunds, work, outbox, time.clock()));
        compensatePayment = transactions.around(
                CompensatePayment.class, new CompensatePayment(participations, payments, work, time.clock()));
        progress = transactions.around(
                CompensationProgress.class, new CompensationProgress(participations, payments, work));
    }

    public static URI newSaga() {
        return URI.create("http://127.0.0.1/lra-coordinator/" + UUID.randomUUID());
    }

    /** A payment of a new order in a saga of its own, as far as the provider is said to have come. */
    public Payment payment(State state) {
        URI lra = newSaga();
        UUID id = Ids.next();
        transactions.run(() -> {
            participations.enlist(lra, Participant.NAME);
            payments.addIfOrderHasNone(id, Ids.next(), Ids.next(), PRICE, lra);
            payments.attachIntent(id, "pi_" + id, "secret");
            if (state == State.CAPTURED) {
                payments.addCapture(Ids.next(), id, PRICE, "ch_" + id);
            }
            payments.moveTo(id, state);
        });
        return read(id);
    }

    /** A captured payment of which a refund is to be sent, as its first try. */
    public Refund refund(Payment payment, Money amount) {
        UUID id = Ids.next();
        transactions.run(() -> {
            refunds.add(id, payment.id(), amount, "asked for", Refund.Status.PENDING);
            work.add(payment.id(), PspWork.Kind.REFUND, id, time.instant());
        });
        return refunds.find(id).orElseThrow();
    }

    public Payment read(UUID id) {
        return payments.find(id).orElseThrow();
    }

    public Payment read(Payment payment) {
        return read(payment.id());
    }

    public void toDo(Payment payment, PspWork.Kind kind) {
        work.add(payment.id(), kind, null, time.instant());
    }

    public Set<PspWork.Kind> toDo(Payment payment) {
        return work.open(payment.id());
    }

    public void giveUp(Refund refund) {
        refunds.abandon(refund.id());
        work.dropRefund(refund.id());
    }

    public void done(Payment payment, PspWork.Kind kind) {
        work.drop(payment.id(), kind);
    }

    /** What was announced of a payment: type, amount and reason. */
    List<String> announced(Payment payment) {
        return transactions.call(() -> sql.list("""
                select concat_ws(' ', type, trim_scale((data->'amount'->>'amount')::numeric), data->>'failureReason') from outbox where subject = ? order by seq
                """, row -> row.getString(1), payment.id()));
    }
}
