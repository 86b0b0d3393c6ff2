package io.eventify.payment.ledger;

import io.eventify.contracts.Money;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payments of this context; statements of the caller's transaction. The row of the payment is the lock for its captures, refunds and work. */
@ApplicationScoped
public class Payments {

    private static final String COLUMNS = """
            select id, order_id, customer_id, currency, amount, state, intent_id, client_secret, failure_reason, declined_attempt, lra_id from payments
            """;

    private final Sql sql;
    private final Refunds refunds;
    private final Clock clock;

    @Inject
    public Payments(Sql sql, Refunds refunds, Clock clock) {
        this.sql = sql;
        this.refunds = refunds;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Payments() {
        this(null, null, null);
    }

    /** Adds the payment of an order unless it has one; the constraint decides between two at once. */
    public void addIfOrderHasNone(UUID id, UUID orderId, UUID customerId, Money amount, URI lra) {
        sql.update(
                """
                insert into payments (id, order_id, customer_id, currency, amount, state, lra_id, created_at, updated_at)
                values (?, ?, ?, ?, ?, 'pending', ?, ?, ?) on conflict (order_id) do nothing
                """,
                id,
                orderId,
                customerId,
                amount.currency(),
                amount.amount(),
                lra,
                clock.instant(),
                clock.instant());
    }

    public Optional<Payment> find(UUID id) {
        return sql.first(COLUMNS + "where id = ?", this::payment, id);
    }

    public Optional<Payment> lock(UUID id) {
        return sql.first(COLUMNS + "where id = ? for update", this::payment, id);
    }

    public Optional<Payment> lockOfOrder(UUID orderId) {
        return sql.first(COLUMNS + "where order_id = ? for update", this::payment, orderId);
    }

    public Optional<Payment> lockOfSaga(URI lra) {
        return sql.first(COLUMNS + "where lra_id = ? for update", this::payment, lra);
    }

    public Optional<Payment> findOfSaga(URI lra) {
        return sql.first(COLUMNS + "where lra_id = ?", this::payment, lra);
    }

    /** By the provider's reference, or by ours if the provider's answer to the creation has not been written down yet. */
    public Optional<UUID> idOfIntent(String intentId, @Nullable UUID paymentId) {
        return sql.first(
                "select id from payments where intent_id = ? or (id = ? and intent_id is null)",
                row -> row.getObject("id", UUID.class),
                intentId,
                paymentId);
    }

    /** As {@link #idOfIntent}, if the payment has not been touched since then. */
    public Optional<UUID> idOfQuietIntent(String intentId, @Nullable UUID paymentId, Instant untouchedSince) {
        return sql.first(
                "select id from payments where (intent_id = ? or (id = ? and intent_id is null)) and updated_at <= ?",
                row -> row.getObject("id", UUID.class),
                intentId,
                paymentId,
                untouchedSince);
    }

    /** Payments that have not ended and were not touched lately, oldest first. */
    public List<Payment> unfinishedSince(Instant untouchedSince, int limit) {
        return sql.list(COLUMNS + """
                where state not in ('captured', 'voided') and intent_id is not null and updated_at < ? order by updated_at limit ?
                """, this::payment, untouchedSince, limit);
    }

    /** The provider has given its reference. */
    public void attachIntent(UUID id, String intentId, @Nullable String clientSecret) {
        sql.update(
                "update payments set intent_id = ?, client_secret = coalesce(?, client_secret), updated_at = ? where id = ?",
                intentId,
                clientSecret,
                clock.instant(),
                id);
    }

    public void moveTo(UUID id, Payment.State state) {
        sql.update(
                "update payments set state = ?, failure_reason = null, updated_at = ? where id = ?",
                state,
                clock.instant(),
                id);
    }

    public void fail(UUID id, String reason, String attempt) {
        sql.update(
                "update payments set state = 'failed', failure_reason = ?, declined_attempt = ?, updated_at = ? where id = ?",
                reason,
                attempt,
                clock.instant(),
                id);
    }

    /** Looked at and found as it should be. */
    public void touch(UUID id) {
        sql.update("update payments set updated_at = ? where id = ?", clock.instant(), id);
    }

    public void joinSaga(UUID id, URI lra) {
        sql.update("update payments set lra_id = ?, updated_at = ? where id = ?", lra, clock.instant(), id);
    }

    /** @return false if this charge stands there already */
    public boolean addCapture(UUID captureId, UUID paymentId, Money amount, String pspReference) {
        return sql.update("""
                insert into captures (id, payment_id, amount, psp_reference, captured_at) values (?, ?, ?, ?, ?) on conflict (psp_reference) do nothing
                """, captureId, paymentId, amount.amount(), pspReference, clock.instant()) == 1;
    }

    private Payment payment(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String currency = row.getString("currency");
        String lra = row.getString("lra_id");
        return new Payment(
                id,
                row.getObject("order_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                money(currency, row),
                Payment.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("intent_id"),
                row.getString("client_secret"),
                row.getString("failure_reason"),
                row.getString("declined_attempt"),
                lra == null ? null : URI.create(lra),
                sql.list(
                        "select amount from captures where payment_id = ? order by captured_at",
                        capture -> money(currency, capture),
                        id),
                refunds.ofPayment(id, currency));
    }

    static Money money(String currency, ResultSet row) throws SQLException {
        return new Money(currency, row.getBigDecimal("amount").stripTrailingZeros());
    }
}
