package io.eventify.inventory.venue;

import io.eventify.inventory.LocalisedText;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The venues. */
@ApplicationScoped
public class Venues {
    private static final String COLUMNS =
            "id, organisation_id, name::text as name, address, city, country, latitude, longitude, time_zone, version";

    @Inject
    Sql database;

    /** For CDI. */
    protected Venues() {}

    Venues(Sql database) {
        this.database = database;
    }

    /** @throws NotFoundException if there is none */
    Venue get(UUID id) {
        return database.first("select " + COLUMNS + " from venues where id = ?", Venues::read, id)
                .orElseThrow(() -> new NotFoundException("venue"));
    }

    /** False if a venue with the id is there already. */
    boolean add(UUID id, VenueRequest facts) {
        return database.update(
                        """
                insert into venues (id, organisation_id, name, address, city, country, latitude, longitude, time_zone)
                values (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                """,
                        id,
                        facts.organisationId(),
                        LocalisedText.write(facts.name()),
                        facts.address(),
                        facts.city(),
                        facts.country(),
                        facts.latitude(),
                        facts.longitude(),
                        facts.timeZone())
                > 0;
    }

    /** False if the venue has another version by now. */
    boolean change(UUID id, long version, VenueRequest facts) {
        return database.update(
                        """
                update venues set name = ?::jsonb, address = ?, city = ?, country = ?, latitude = ?, longitude = ?, time_zone = ?, version = version + 1
                where id = ? and version = ?
                """,
                        LocalisedText.write(facts.name()),
                        facts.address(),
                        facts.city(),
                        facts.country(),
                        facts.latitude(),
                        facts.longitude(),
                        facts.timeZone(),
                        id,
                        version)
                > 0;
    }

    /** Those of the organisations that the person manages. */
    List<Venue> managedBy(UUID userId, int offset, int size) {
        return database.list(
                "select " + COLUMNS + " from venues where organisation_id in " + MANAGED
                        + " order by created_at, id offset ? limit ?",
                Venues::read,
                userId,
                offset,
                size);
    }

    long countManagedBy(UUID userId) {
        return database.one(
                "select count(*) from venues where organisation_id in " + MANAGED, row -> row.getLong(1), userId);
    }

    List<Venue> all(int offset, int size) {
        return database.list(
                "select " + COLUMNS + " from venues order by created_at, id offset ? limit ?",
                Venues::read,
                offset,
                size);
    }

    List<Venue> all(List<UUID> ids) {
        return database.list(
                "select " + COLUMNS + " from venues where id = any (?::uuid[]) order by id", Venues::read, (Object)
                        ids.toArray(UUID[]::new));
    }

    long count() {
        return database.one("select count(*) from venues", row -> row.getLong(1));
    }

    private static final String MANAGED =
            "(select organisation_id from organisation_members where user_id = ? and role in ('owner', 'manager'))";

    private static Venue read(ResultSet row) throws SQLException {
        return new Venue(
                Sql.uuid(row, "id"),
                row.getLong("version"),
                new VenueRequest(
                        Sql.uuid(row, "organisation_id"),
                        LocalisedText.read(row.getString("name")),
                        row.getString("address"),
                        row.getString("city"),
                        row.getString("country"),
                        row.getDouble("latitude"),
                        row.getDouble("longitude"),
                        row.getString("time_zone")));
    }
}
