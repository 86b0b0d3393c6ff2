package io.eventify.ticketing.transfer;

import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The offers of tickets; statements of the caller's transaction. */
@ApplicationScoped
public class Transfers {

    /** An offer as it stands. */
    record Transfer(UUID id, UUID ticketId, UUID fromId, Instant expiresAt, String status) {}

    private final Sql sql;

    @Inject
    public Transfers(Sql sql) {
        this.sql = sql;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Transfers() {
        this(null);
    }

    Optional<Transfer> find(TransferCode code) {
        return sql.first(
                "select id, ticket_id, from_id, expires_at, status from transfers where code_hash = ?",
                row -> new Transfer(
                        row.getObject("id", UUID.class),
                        row.getObject("ticket_id", UUID.class),
                        row.getObject("from_id", UUID.class),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getString("status")),
                (Object) code.hash());
    }

    void open(UUID id, UUID ticketId, UUID fromId, TransferCode code, Instant expiresAt, Instant now) {
        sql.update(
                "insert into transfers (id, ticket_id, from_id, code_hash, expires_at, status, created_at) values (?, ?, ?, ?, ?, 'open', ?)",
                id,
                ticketId,
                fromId,
                code.hash(),
                expiresAt,
                now);
    }

    void withdrawOpen(UUID ticketId) {
        sql.update("update transfers set status = 'withdrawn' where ticket_id = ? and status = 'open'", ticketId);
    }

    /** @return false if it is no longer open */
    boolean accept(UUID id, UUID by, Instant now) {
        return sql.update(
                        "update transfers set status = 'accepted', accepted_by = ?, accepted_at = ? where id = ? and status = 'open'",
                        by,
                        now,
                        id)
                == 1;
    }
}
