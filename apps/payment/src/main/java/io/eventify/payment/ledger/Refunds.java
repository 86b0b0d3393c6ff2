package io.eventify.payment.ledger;

import io.eventify.contracts.Money;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.sql.StatementFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The refunds of payments; statements of the caller's transaction, which holds the lock of the payment when it writes. */
@ApplicationScoped
public class Refunds {

    private static final String COLUMNS = """
            select r.id, r.payment_id, p.currency, r.amount, r.reason, r.status, r.try, r.psp_reference, r.failure_reason
            from refunds r join payments p on p.id = r.payment_id
            """;

    private final Sql sql;
    private final Clock clock;

    @Inject
    public Refunds(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Refunds() {
        this(null, null);
    }

    public List<Refund> ofPayment(UUID paymentId, String currency) {
        return sql.list(
                COLUMNS + "where r.payment_id = ? order by r.created_at, r.id",
                row -> refund(row, currency),
                paymentId);
    }

    public Optional<Refund> find(UUID id) {
        return sql.first(COLUMNS + "where r.id = ?", row -> refund(row, row.getString("currency")), id);
    }

    /** The refund that an answer of the provider is about. */
    public Optional<Refund> findByAnswer(String pspReference, @Nullable UUID refundId) {
        return sql.first(
                COLUMNS + "where r.psp_reference = ? or r.id = ? order by r.psp_reference = ? desc nulls last limit 1",
                row -> refund(row, row.getString("currency")),
                pspReference,
                refundId,
                pspReference);
    }

    /**
     * @return false if it stands there already
     * @throws StatementFailedException violating {@code refund_within_captured} if it is more than there is
     */
    public boolean add(UUID id, UUID paymentId, Money amount, String reason, @Nullable String pspReference) {
        return sql.update("""
                insert into refunds (id, payment_id, amount, reason, status, psp_reference, created_at, updated_at)
                values (?, ?, ?, ?, 'pending', ?, ?, ?) on conflict (id) do nothing
                """, id, paymentId, amount.amount(), reason, pspReference, clock.instant(), clock.instant())
                == 1;
    }

    /** The provider has it: the answer of the current try. */
    public void accepted(UUID id, String pspReference, Refund.Status status) {
        sql.update(
                "update refunds set status = ?, psp_reference = ?, failure_reason = null, updated_at = ? where id = ?",
                status,
                pspReference,
                clock.instant(),
                id);
    }

    /** The current try failed; the next one starts without a reference of the provider. */
    public void failed(UUID id, String reason, Refund.Status status) {
        sql.update(
                "update refunds set status = ?, try = try + 1, psp_reference = null, failure_reason = ?, updated_at = ? where id = ?",
                status,
                reason,
                clock.instant(),
                id);
    }

    private static Refund refund(ResultSet row, String currency) throws SQLException {
        return new Refund(
                row.getObject("id", UUID.class),
                row.getObject("payment_id", UUID.class),
                Payments.money(currency, row),
                row.getString("reason"),
                Refund.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("try"),
                row.getString("psp_reference"),
                row.getString("failure_reason"));
    }
}
