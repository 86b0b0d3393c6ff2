package io.eventify.ticketing.door;

import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The scans of tickets: rows that are only ever added; statements of the caller's transaction. */
@ApplicationScoped
public class Scans {

    /** A scan as it was written down. */
    record Written(
            UUID id,
            @Nullable UUID ticketId,
            @Nullable Integer place,
            String deviceId,
            Instant at,
            @Nullable String refusal,
            Scan.Direction direction,
            @Nullable String codeHash) {

        /** Whether this is what became of a scan: its code, held in the same direction. */
        boolean isOf(Scan scan) {
            return direction == scan.direction()
                    && (codeHash == null || codeHash.equals(HexFormat.of().formatHex(scan.codeHash())));
        }

        /** The ticket of a scan that found one. */
        UUID requiredTicketId() {
            return Objects.requireNonNull(ticketId, "a scan that found its ticket names it");
        }

        /** Which scan of its ticket an admitted one was. */
        int requiredPlace() {
            return Objects.requireNonNull(place, "an admitted scan has its place");
        }
    }

    private static final String SELECT =
            "select id, ticket_id, place, device_id, scanned_at, refusal, direction, encode(code_hash, 'hex') as code_hash from scans ";

    private final Sql sql;

    @Inject
    Scans(Sql sql) {
        this.sql = sql;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Scans() {
        this(null);
    }

    Optional<Written> find(UUID id) {
        return sql.first(SELECT + "where id = ?", Scans::written, id);
    }

    /** A scan that has to be there, because its id could not be taken. */
    Written required(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("scan " + id + " is neither new nor written"));
    }

    /** The scan that brought the holder to where he is. */
    Optional<Written> latestAdmitted(UUID ticketId) {
        return sql.first(
                SELECT + "where ticket_id = ? and place is not null order by place desc limit 1",
                Scans::written,
                ticketId);
    }

    /**
     * Takes the next place in the ticket's sequence, whose row the caller has locked.
     *
     * @return false if another scan has this id
     */
    boolean admit(Scan scan, UUID ticketId, UUID performanceId, int place, UUID by, Instant now) {
        return sql.update(
                        """
                insert into scans (id, ticket_id, performance_id, place, direction, device_id, scanned_by, scanned_at, received_at, offline, by_hand, code_hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                """,
                        scan.id(),
                        ticketId,
                        performanceId,
                        place,
                        scan.direction(),
                        scan.deviceId(),
                        by,
                        scan.at(),
                        now,
                        scan.offline(),
                        scan.byHand(),
                        scan.codeHash())
                == 1;
    }

    /**
     * Writes down who was not let through.
     *
     * @return false if another scan has this id
     */
    boolean refuse(Scan scan, @Nullable UUID ticketId, UUID performanceId, String refusal, UUID by, Instant now) {
        return sql.update(
                        """
                insert into scans (id, ticket_id, performance_id, direction, device_id, scanned_by, scanned_at, received_at, offline, by_hand, refusal, code_hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                """,
                        scan.id(),
                        ticketId,
                        performanceId,
                        scan.direction(),
                        scan.deviceId(),
                        by,
                        scan.at(),
                        now,
                        scan.offline(),
                        scan.byHand(),
                        refusal,
                        scan.codeHash())
                == 1;
    }

    private static Written written(ResultSet row) throws SQLException {
        return new Written(
                row.getObject("id", UUID.class),
                row.getObject("ticket_id", UUID.class),
                row.getObject("place", Integer.class),
                row.getString("device_id"),
                row.getTimestamp("scanned_at").toInstant(),
                row.getString("refusal"),
                Scan.Direction.of(row.getString("direction")),
                row.getString("code_hash"));
    }
}
