package io.eventify.payment.ledger;

import io.eventify.platform.sql.Sql;
import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The durable list of what has to be done at the provider. Whoever takes a row holds a lease on it; after a crash the lease runs out and another takes over.
 * Everything done here may be done twice, so a lease that ends too early does no harm.
 */
@ApplicationScoped
public class WorkQueue {

    /** Longer than the slowest work: three calls of three attempts each. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Sql sql;
    private final Clock clock;

    @Inject
    public WorkQueue(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected WorkQueue() {
        this(null, null);
    }

    /** Writes it down for the worker; once is enough. */
    public void add(UUID paymentId, PspWork.Kind kind, @Nullable UUID refundId, Instant due) {
        sql.update("""
                insert into psp_work (id, payment_id, refund_id, kind, next_at, created_at) values (?, ?, ?, ?, ?, ?)
                on conflict on constraint work_once do nothing
                """, Ids.next(), paymentId, refundId, kind, due, clock.instant());
    }

    /**
     * Writes it down and takes it in one: the caller does it right after the commit.
     *
     * @return empty if somebody else is at it
     */
    public Optional<PspWork> addAndTake(UUID paymentId, PspWork.Kind kind, @Nullable UUID refundId) {
        Instant now = clock.instant();
        return sql.first("""
                insert into psp_work as w (id, payment_id, refund_id, kind, attempt, next_at, leased_until, created_at) values (?, ?, ?, ?, 1, ?, ?, ?)
                on conflict on constraint work_once do update set attempt = w.attempt + 1, leased_until = excluded.leased_until
                    where w.leased_until is null or w.leased_until < excluded.next_at
                returning w.id, w.payment_id, w.refund_id, w.kind, w.attempt
                """, WorkQueue::work, Ids.next(), paymentId, refundId, kind, now, now.plus(LEASE), now);
    }

    /** Takes what is due. */
    public List<PspWork> takeDue(int limit) {
        Instant now = clock.instant();
        return sql.list("""
                update psp_work set attempt = attempt + 1, leased_until = ?
                where id in (select id from psp_work where next_at <= ? and (leased_until is null or leased_until < ?)
                             order by next_at limit ? for update skip locked)
                returning id, payment_id, refund_id, kind, attempt
                """, WorkQueue::work, now.plus(LEASE), now, now, limit);
    }

    /** Tries again later. */
    public void postpone(UUID id, Duration pause, String error) {
        sql.update(
                "update psp_work set next_at = ?, leased_until = null, last_error = left(?, 500) where id = ?",
                clock.instant().plus(pause),
                error,
                id);
    }

    public void done(UUID id) {
        sql.update("delete from psp_work where id = ?", id);
    }

    /** It is no longer to be done. */
    public void drop(UUID paymentId, PspWork.Kind kind) {
        sql.update("delete from psp_work where payment_id = ? and kind = ?", paymentId, kind);
    }

    public void dropRefund(UUID refundId) {
        sql.update("delete from psp_work where refund_id = ?", refundId);
    }

    /** The kinds of work that a payment waits for. */
    public Set<PspWork.Kind> open(UUID paymentId) {
        return sql
                .list(
                        "select distinct kind from psp_work where payment_id = ?",
                        row -> kind(row.getString("kind")),
                        paymentId)
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static PspWork work(ResultSet row) throws SQLException {
        return new PspWork(
                row.getObject("id", UUID.class),
                row.getObject("payment_id", UUID.class),
                row.getObject("refund_id", UUID.class),
                kind(row.getString("kind")),
                row.getInt("attempt"));
    }

    private static PspWork.Kind kind(String text) {
        return PspWork.Kind.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
