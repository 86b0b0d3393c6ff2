package io.eventify.inventory.hold;

import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.rest.RequestCorrelation;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds, allocations and bucket lines. Locks are taken in one order everywhere: section, customer, hold, allocations by key, counters by key, lines.
 */
@ApplicationScoped
public class Holds {
    private static final String COLUMNS = """
            h.id, h.performance_id, h.customer_id, p.seating_plan_id, case when h.expires_at <= clock_timestamp() then 'lapsed' else h.state end as state,
            h.expires_at, h.created_at, h.seat_ids, h.bucket_ids, h.quantities, h.lra
            """;
    private static final String FROM = " from holds h join performances p on p.id = h.performance_id ";

    @Inject
    Sql database;

    /** For CDI. */
    protected Holds() {}

    Holds(Sql database) {
        this.database = database;
    }

    /**
     * Everything that holding takes, in one statement: outside a transaction one round trip.
     *
     * @param ttlSeconds the performance's own hold time when absent
     * @param patient waits for the busy counters of a zone instead of answering that it is contended
     */
    HoldOutcome hold(
            UUID holdId,
            byte[] requestHash,
            UUID performanceId,
            UUID customerId,
            WantedPlaces wanted,
            @Nullable Integer ttlSeconds,
            Patience patience) {
        return database.one(
                "select * from hold_places(?, ?, ?, ?, ?::uuid[], ?::uuid[], ?::int[], ?::int, ?, ?, ?, ?)",
                Holds::outcome,
                holdId,
                requestHash,
                performanceId,
                customerId,
                wanted.seatArray(),
                wanted.bucketArray(),
                wanted.quantityArray(),
                ttlSeconds,
                patience == Patience.WAITS,
                Ids.next(),
                RequestCorrelation.current(),
                RequestCorrelation.traceparent());
    }

    /** Whether a hold waits for counters that others have locked. */
    enum Patience {
        SKIPS,
        WAITS
    }

    private static HoldOutcome outcome(ResultSet row) throws SQLException {
        return switch (row.getString("outcome")) {
            case "held" -> new HoldOutcome.Held(hold(row, Sql.uuid(row, "hold_id"), null));
            case "repeated" -> new HoldOutcome.Repeated(hold(row, Sql.uuid(row, "hold_id"), null));
            case "key_reused" -> new HoldOutcome.KeyReused();
            case "performance_unknown" -> new HoldOutcome.PerformanceUnknown();
            case "sales_not_open" -> new HoldOutcome.SalesNotOpen();
            case "unknown_place" -> new HoldOutcome.UnknownPlaces(Sql.uuids(row, "p_blamed"));
            case "limit" -> new HoldOutcome.LimitExceeded(row.getInt("p_limit"));
            case "unavailable" -> new HoldOutcome.Unavailable(Sql.uuids(row, "p_blamed"));
            case "contended" -> new HoldOutcome.Contended();
            default -> throw new IllegalStateException("hold_places answered " + row.getString("outcome"));
        };
    }

    /** @throws NotFoundException if there is none */
    Hold get(UUID holdId) {
        return find(holdId).orElseThrow(() -> new NotFoundException("hold"));
    }

    Optional<Hold> find(UUID holdId) {
        return database.first("select " + COLUMNS + FROM + "where h.id = ?", Holds::read, holdId);
    }

    /** @throws NotFoundException if there is none */
    Hold lock(UUID holdId) {
        return database.first("select " + COLUMNS + FROM + "where h.id = ? for update of h", Holds::read, holdId)
                .orElseThrow(() -> new NotFoundException("hold"));
    }

    List<Hold> lockAllOf(URI lra) {
        return database.list(
                "select " + COLUMNS + FROM + "where h.lra = ? order by h.id for update of h",
                Holds::read,
                lra.toString());
    }

    /** Holds that lapsed and were not swept; those that somebody else is working on are left to him. */
    List<Hold> lockLapsedSkippingLocked(int most) {
        return database.list(
                "select " + COLUMNS + FROM
                        + "where h.state = 'held' and h.expires_at <= clock_timestamp() order by h.expires_at limit ? for update of h skip locked",
                Holds::read,
                most);
    }

    /** Writes state, expiry and LRA as they are here, and what is left of its places. */
    void save(Hold hold) {
        database.update(
                "update holds set state = ?, expires_at = ?, lra = ?, seat_ids = ?::uuid[], bucket_ids = ?::uuid[], quantities = ?::int[], places = ? where id = ?",
                hold.state().word(),
                hold.expiresAt(),
                hold.lra() == null ? null : hold.lra().toString(),
                hold.places().seatArray(),
                hold.places().bucketArray(),
                hold.places().quantityArray(),
                hold.places().count(),
                hold.id());
    }

    /** Ends holds that have no place any more. */
    void end(Collection<UUID> holdIds, HoldState state) {
        database.update(
                "update holds set state = ?, expires_at = null where id = any (?::uuid[])",
                state.word(),
                holdIds.toArray(UUID[]::new));
    }

    /** All their places become free, whatever state they are in. */
    void freePlaces(Collection<UUID> holdIds) {
        database.first("select 1 from free_places(?::uuid[])", row -> true, (Object) holdIds.toArray(UUID[]::new));
    }

    /**
     * Moves the instant at which the places lapse; absent = never.
     *
     * @return false if some had lapsed and are somebody else's by now; the caller rolls back
     */
    boolean prolong(Hold hold, @Nullable Instant until) {
        return database.one(
                "select prolong_places(?, coalesce(?::timestamptz, 'infinity'))",
                row -> row.getBoolean(1),
                hold.id(),
                until);
    }

    /** @return false if some of the places are not the hold's; the caller rolls back */
    boolean sell(Hold hold) {
        return database.one("select sell_places(?)", row -> row.getBoolean(1), hold.id());
    }

    /**
     * Takes the places of a hold that is over once more, for good.
     *
     * @return those that somebody else has; empty if all were taken
     */
    List<UUID> retake(Hold hold) {
        freePlaces(List.of(hold.id()));
        return database.one(
                "select outcome, p_blamed from take_places(?, ?, ?::uuid[], ?::uuid[], ?::int[], 'infinity', true)",
                row -> Sql.uuids(row, "p_blamed"),
                hold.id(),
                hold.performanceId(),
                hold.places().seatArray(),
                hold.places().bucketArray(),
                hold.places().quantityArray());
    }

    /** Sold places of the hold become free. @return false if some of them were not sold; the caller rolls back */
    boolean giveBack(Hold hold, WantedPlaces some) {
        return database.one(
                "select give_back_places(?, ?::uuid[], ?::uuid[], ?::int[])",
                row -> row.getBoolean(1),
                hold.id(),
                some.seatArray(),
                some.bucketArray(),
                some.quantityArray());
    }

    /** Writes down that a give-back was asked for. @return false if it was before, by the same request */
    boolean noteGiveBack(UUID id, UUID holdId, byte[] requestHash) {
        if (database.update(
                        "insert into give_backs (id, hold_id, request_hash) values (?, ?, ?) on conflict (id) do nothing",
                        id,
                        holdId,
                        requestHash)
                > 0) {
            return true;
        }
        boolean same = database.one(
                "select hold_id = ? and request_hash = ? from give_backs where id = ?",
                row -> row.getBoolean(1),
                holdId,
                requestHash,
                id);
        if (!same) {
            throw new IdempotencyKeyReusedException();
        }
        return false;
    }

    private static Hold read(ResultSet row) throws SQLException {
        String lra = row.getString("lra");
        return hold(row, Sql.uuid(row, "id"), lra == null ? null : URI.create(lra));
    }

    private static Hold hold(ResultSet row, UUID id, @Nullable URI lra) throws SQLException {
        SortedMap<UUID, Integer> quantities = new TreeMap<>();
        List<UUID> buckets = Sql.uuids(row, "bucket_ids");
        List<Integer> counts = Sql.ints(row, "quantities");
        for (int i = 0; i < buckets.size(); i++) {
            quantities.put(buckets.get(i), counts.get(i));
        }
        return new Hold(
                id,
                Sql.uuid(row, "performance_id"),
                Sql.uuid(row, "customer_id"),
                Sql.uuid(row, "seating_plan_id"),
                HoldState.of(row.getString("state")),
                Sql.instant(row, "expires_at"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                new WantedPlaces(Sql.uuids(row, "seat_ids"), quantities),
                lra);
    }
}
