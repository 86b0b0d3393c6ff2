package io.eventify.ticketing.ticket;

import io.eventify.contracts.Money;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tickets; statements of the caller's transaction. Rows are locked in the order of their ids. */
@ApplicationScoped
public class Tickets {

    private static final String SELECT = """
            select t.*, (select count(*) from scans s where s.ticket_id = t.id and s.place is not null) as scans from tickets t
            """;

    private final Sql sql;

    @Inject
    public Tickets(Sql sql) {
        this.sql = sql;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Tickets() {
        this(null);
    }

    /**
     * Adds a ticket unless its line has one.
     *
     * @param holderName by which the door finds the guest
     */
    public void addIfLineHasNone(Ticket ticket, @Nullable String holderName) {
        sql.update(
                """
                insert into tickets (id, line_id, order_id, order_number, owner_id, performance_id, language, label, section, seat_row, seat_number,
                                     price_category, currency, price, status, lra_id, issued_at, holder_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (line_id) do nothing
                """,
                ticket.id(),
                ticket.lineId(),
                ticket.orderId(),
                ticket.orderNumber(),
                ticket.ownerId(),
                ticket.performanceId(),
                ticket.language(),
                ticket.label(),
                ticket.section(),
                ticket.row(),
                ticket.number(),
                ticket.priceCategory(),
                ticket.price().currency(),
                ticket.price().amount(),
                ticket.status(),
                ticket.lra(),
                ticket.issuedAt(),
                holderName);
    }

    public Optional<Ticket> find(UUID id) {
        return sql.first(SELECT + "where t.id = ?", Tickets::ticket, id);
    }

    /** Locked until the end of the transaction: scans, transfers and revocations of one ticket come one after the other. */
    public Optional<Ticket> lock(UUID id) {
        // two statements: the lock may have waited, and the count of scans must be of the time after
        sql.list("select 1 from tickets where id = ? for update", row -> true, id);
        return find(id);
    }

    /** The tickets of these lines of an order, locked. */
    public List<Ticket> lockLines(UUID orderId, Collection<UUID> lineIds) {
        UUID[] lines = lineIds.toArray(UUID[]::new);
        sql.list(
                "select 1 from tickets where order_id = ? and line_id = any (?) order by id for update",
                row -> true,
                orderId,
                lines);
        return sql.list(
                SELECT + "where t.order_id = ? and t.line_id = any (?) order by t.id", Tickets::ticket, orderId, lines);
    }

    /** The tickets that were issued in a saga, locked. */
    public List<Ticket> lockOfSaga(URI lra) {
        sql.list("select 1 from tickets where lra_id = ? order by id for update", row -> true, lra);
        return sql.list(SELECT + "where t.lra_id = ? order by t.id", Tickets::ticket, lra);
    }

    /** A page of somebody's tickets, newest first, without those whose saga is still open. */
    public List<Ticket> ofOwner(UUID ownerId, @Nullable UUID orderId, int offset, int limit) {
        return sql.list(SELECT + """
                where t.owner_id = ? and t.status <> 'issued' and (?::uuid is null or t.order_id = ?) order by t.issued_at desc, t.id offset ? limit ?
                """, Tickets::ticket, ownerId, orderId, orderId, offset, limit);
    }

    public long countOfOwner(UUID ownerId, @Nullable UUID orderId) {
        return sql.first(
                        "select count(*) from tickets where owner_id = ? and status <> 'issued' and (?::uuid is null or order_id = ?)",
                        row -> row.getLong(1),
                        ownerId,
                        orderId,
                        orderId)
                .orElse(0L);
    }

    /** The tickets of a performance in the order of their ids, from after one on. */
    public List<Ticket> ofPerformance(UUID performanceId, @Nullable UUID after, int limit) {
        return sql.list(SELECT + """
                where t.performance_id = ? and t.status <> 'issued' and (?::uuid is null or t.id > ?) order by t.id limit ?
                """, Tickets::ticket, performanceId, after, after, limit);
    }

    /** Who holds the tickets of a performance from one id to another, both included; without those from before names were kept. */
    public Map<UUID, String> holderNames(UUID performanceId, UUID first, UUID last) {
        return sql
                .list(
                        "select id, holder_name from tickets where performance_id = ? and id between ? and ? and holder_name is not null",
                        row -> Map.entry(row.getObject("id", UUID.class), row.getString("holder_name")),
                        performanceId,
                        first,
                        last)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public void validate(UUID id) {
        sql.update("update tickets set status = 'valid' where id = ? and status = 'issued'", id);
    }

    public void revoke(UUID id, String reason) {
        sql.update("update tickets set status = 'revoked', revoked_reason = ? where id = ?", reason, id);
    }

    /** The old codes die with the old version. */
    public void changeOwner(UUID id, UUID ownerId, String holderName) {
        sql.update(
                "update tickets set owner_id = ?, holder_name = left(?, 200), version = version + 1 where id = ?",
                ownerId,
                holderName,
                id);
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        String lra = row.getString("lra_id");
        return new Ticket(
                row.getObject("id", UUID.class),
                row.getObject("line_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getString("order_number"),
                row.getObject("owner_id", UUID.class),
                row.getObject("performance_id", UUID.class),
                row.getString("language"),
                row.getString("label"),
                row.getString("section"),
                row.getString("seat_row"),
                row.getString("seat_number"),
                row.getString("price_category"),
                new Money(row.getString("currency"), row.getBigDecimal("price").stripTrailingZeros()),
                Ticket.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("version"),
                lra == null ? null : URI.create(lra),
                row.getTimestamp("issued_at").toInstant(),
                row.getInt("scans"));
    }
}
