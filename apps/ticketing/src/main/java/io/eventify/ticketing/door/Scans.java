package io.eventify.ticketing.door;

import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
            @Nullable String refusal) {

        /** The ticket of a scan that found one. */
        UUID requiredTicketId() {
            return Objects.requireNonNull(ticketId, "a scan that found its ticket names it");
        }

        /** Which scan of its ticket an admitted one was. */
        int requiredPlace() {
            return Objects.requireNonNull(place, "an admitted scan has its place");
        }
    }

    private static final String SELECT = "select id, ticket_id, place, device_id, scanned_at, refusal from scans ";

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

    /** The scan that brought the holder to where he is. */
    Optional<Written> latestAdmitted(UUID ticketId) {
        return sql.first(
                SELECT + "where ticket_id = ? and place is not null order by place desc limit 1",
                Scans::written,
                ticketId);
    }

    /**
     * Takes the next place in the ticket's sequence: one statement, and the constraint lets one of two at once have it.
     *
     * @return empty if the place is not the one expected any more
     */
    boolean admit(Scan scan, UUID ticketId, UUID performanceId, int place, UUID by, Instant now) {
        return sql.update(
                        """
                insert into scans (id, ticket_id, performance_id, place, direction, device_id, scanned_by, scanned_at, received_at, offline)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint one_scan_at_a_place do nothing
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
                        scan.offline())
                == 1;
    }

    void refuse(
            Scan scan, @Nullable UUID ticketId, @Nullable UUID performanceId, String refusal, UUID by, Instant now) {
        sql.update(
                """
                insert into scans (id, ticket_id, performance_id, direction, device_id, scanned_by, scanned_at, received_at, offline, refusal)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
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
                refusal);
    }

    private static Written written(ResultSet row) throws SQLException {
        return new Written(
                row.getObject("id", UUID.class),
                row.getObject("ticket_id", UUID.class),
                row.getObject("place", Integer.class),
                row.getString("device_id"),
                row.getTimestamp("scanned_at").toInstant(),
                row.getString("refusal"));
    }
}
