package io.eventify.ticketing.programme;

import io.eventify.contracts.events.EventChanged;
import io.eventify.contracts.events.OrganisationChanged;
import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.contracts.events.VenueDefined;
import io.eventify.platform.inbox.EventJson;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The read model of performances, events, venues and memberships; statements of the caller's transaction. */
@ApplicationScoped
public class Programme {

    private static final String EMPTY = "{}";

    private static final String SELECT = """
            select p.*, e.title as event_title, v.name as venue_name, concat_ws(', ', v.address, v.city) as venue_address
            from performances p left join events e on e.id = p.event_id left join venues v on v.id = p.venue_id
            """;

    private static final String OF_STAFF = """
            where p.end_time > ? and (? or exists (select 1 from organisation_members m where m.user_id = ? and m.organisation_id = p.organisation_id
                and (m.role in ('owner', 'manager') or (m.role = 'checkin' and (cardinality(m.event_ids) = 0 or p.event_id = any (m.event_ids))))))
            """;

    private final Sql sql;

    @Inject
    public Programme(Sql sql) {
        this.sql = sql;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Programme() {
        this(null);
    }

    /** Empty while the event context has not told of it yet. */
    public Optional<Performance> performance(UUID id) {
        return sql.first(SELECT + "where p.id = ?", Programme::performance, id);
    }

    /** Whether a person works at the door of an event: its organisation's owner or manager, or assigned to check in. */
    public boolean isDoorStaff(UUID userId, UUID organisationId, UUID eventId) {
        return sql.first("""
                select 1 from organisation_members where user_id = ? and organisation_id = ?
                    and (role in ('owner', 'manager') or (role = 'checkin' and (cardinality(event_ids) = 0 or ? = any (event_ids))))
                """, row -> true, userId, organisationId, eventId).isPresent();
    }

    /** Whether a person owns or manages an organisation. */
    public boolean isManager(UUID userId, UUID organisationId) {
        return sql.first("""
                select 1 from organisation_members where user_id = ? and organisation_id = ? and role in ('owner', 'manager')
                """, row -> true, userId, organisationId).isPresent();
    }

    /**
     * Performances at whose door a person works, the next first.
     *
     * @param everywhere at all of them
     * @param since those that have ended before are left out
     */
    public List<Performance> ofStaff(UUID userId, boolean everywhere, Instant since, int offset, int limit) {
        return sql.list(
                SELECT + OF_STAFF + "order by p.start_time, p.id offset ? limit ?",
                Programme::performance,
                since,
                everywhere,
                userId,
                offset,
                limit);
    }

    /** How many there are of {@link #ofStaff}. */
    public long countOfStaff(UUID userId, boolean everywhere, Instant since) {
        return sql.one(
                "select count(*) from performances p " + OF_STAFF, row -> row.getLong(1), since, everywhere, userId);
    }

    void put(EventChanged event) {
        sql.update("""
                insert into events (id, organisation_id, title) values (?, ?, ?::jsonb)
                on conflict (id) do update set organisation_id = excluded.organisation_id, title = excluded.title
                """, event.eventId(), event.organisationId(), json(event.title()));
    }

    void put(VenueDefined venue) {
        sql.update("""
                insert into venues (id, name, address, city) values (?, ?::jsonb, ?, ?)
                on conflict (id) do update set name = excluded.name, address = excluded.address, city = excluded.city
                """, venue.venueId(), json(venue.name()), venue.address(), venue.city());
    }

    void put(PerformanceChanged performance) {
        sql.update(
                """
                insert into performances (id, event_id, organisation_id, venue_id, title, start_time, end_time, time_zone,
                                          reentry_allowed, transfer_allowed, offline_minutes, cancelled)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set venue_id = excluded.venue_id, title = excluded.title, start_time = excluded.start_time,
                    end_time = excluded.end_time, time_zone = excluded.time_zone, reentry_allowed = excluded.reentry_allowed,
                    transfer_allowed = excluded.transfer_allowed, offline_minutes = excluded.offline_minutes,
                    cancelled = performances.cancelled or excluded.cancelled
                """,
                performance.performanceId(),
                performance.eventId(),
                performance.organisationId(),
                performance.venueId(),
                json(performance.title()),
                performance.startTime(),
                performance.endTime(),
                performance.timeZone(),
                performance.policy().reentryAllowed(),
                performance.policy().transferAllowed(),
                performance.policy().offlineMinutes(),
                "cancelled".equals(performance.salesStatus()));
    }

    void cancel(UUID performanceId) {
        sql.update("update performances set cancelled = true where id = ?", performanceId);
    }

    void put(OrganisationChanged organisation) {
        sql.update("delete from organisation_members where organisation_id = ?", organisation.organisationId());
        for (OrganisationChanged.Member member : organisation.members()) {
            sql.update(
                    """
                    insert into organisation_members (organisation_id, user_id, role, event_ids) values (?, ?, ?, ?)
                    on conflict (organisation_id, user_id, role) do update set event_ids = excluded.event_ids
                    """,
                    organisation.organisationId(),
                    member.userId(),
                    member.role(),
                    member.eventIds().toArray(UUID[]::new));
        }
    }

    private static String json(Map<String, String> texts) {
        return EventJson.write(texts);
    }

    private static Performance performance(ResultSet row) throws SQLException {
        Texts own = Texts.ofJson(row.getString("title"));
        return new Performance(
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                own.byLanguage().isEmpty() ? texts(row, "event_title") : own,
                row.getTimestamp("start_time").toInstant(),
                row.getTimestamp("end_time").toInstant(),
                ZoneId.of(row.getString("time_zone")),
                texts(row, "venue_name"),
                row.getString("venue_address"),
                row.getBoolean("reentry_allowed"),
                row.getBoolean("transfer_allowed"),
                row.getInt("offline_minutes"),
                row.getBoolean("cancelled"));
    }

    private static Texts texts(ResultSet row, String column) throws SQLException {
        String json = row.getString(column);
        return Texts.ofJson(json == null ? EMPTY : json);
    }
}
