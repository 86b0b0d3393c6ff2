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

    /** The refund whose current attempt is this refund of the provider. */
    public Optional<Refund> findByReference(String pspReference) {
        return sql.first(
                COLUMNS + "where r.psp_reference = ?", row -> refund(row, row.getString("currency")), pspReference);
    }

    /** Whether an attempt of ours was this refund of the provider, and is known to have failed. */
    public boolean hasFailed(String pspReference) {
        return sql.first("select 1 from failed_refund_attempts where psp_reference = ?", row -> true, pspReference)
                .isPresent();
    }

    /**
     * @return false if it stands there already
     * @throws StatementFailedException violating {@code refund_within_captured} if it is more than there is
     */
    public boolean add(UUID id, UUID paymentId, Money amount, String reason, Refund.Status status) {
        return sql.update("""
                insert into refunds (id, payment_id, amount, reason, status, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                """, id, paymentId, amount.amount(), reason, status, clock.instant(), clock.instant()) == 1;
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

    /**
     * The current try failed; the next one starts without a reference of the provider.
     *
     * @param pspReference what the provider called it; null if it would not even begin
     */
    public void failed(UUID id, @Nullable String pspReference, String reason, Refund.Status status) {
        sql.update("""
                insert into failed_refund_attempts (refund_id, try, psp_reference, failure_reason, failed_at)
                select id, try, ?, ?, ? from refunds where id = ?
                """, pspReference, reason, clock.instant(), id);
        sql.update(
                "update refunds set status = ?, try = try + 1, psp_reference = null, failure_reason = ?, updated_at = ? where id = ?",
                status,
                reason,
                clock.instant(),
                id);
    }

    /**
     * A failed or abandoned refund is under way again, as its next try.
     *
     * @throws StatementFailedException violating {@code refund_within_captured} if its money has gone back otherwise meanwhile
     */
    public void underWayAgain(UUID id) {
        sql.update("update refunds set status = 'pending', updated_at = ? where id = ?", clock.instant(), id);
    }

    /** It is not tried again, and its amount is free. */
    public void abandon(UUID id) {
        sql.update("update refunds set status = 'abandoned', updated_at = ? where id = ?", clock.instant(), id);
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
