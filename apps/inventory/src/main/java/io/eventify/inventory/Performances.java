package io.eventify.inventory;

import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Performances as the event context told of them last. */
@ApplicationScoped
public class Performances {
    private static final String SELECT =
            "select id, organisation_id, seating_plan_id, start_time, sales_status from performances ";

    @Inject
    Sql database;

    /** For CDI. */
    protected Performances() {}

    public Performances(Sql database) {
        this.database = database;
    }

    /**
     * One date.
     *
     * @param salesStatus scheduled, open, closed or cancelled
     */
    public record Performance(UUID id, UUID organisationId, UUID seatingPlanId, Instant startTime, String salesStatus) {
        public boolean isCancelled() {
            return salesStatus.equals("cancelled");
        }
    }

    /** @throws NotFoundException if the event context has told of no such performance */
    public Performance get(UUID id) {
        return find(id).orElseThrow(() -> new NotFoundException("performance"));
    }

    public Optional<Performance> find(UUID id) {
        return database.first(SELECT + "where id = ?", Performances::read, id);
    }

    /** Those of these that are known, in one statement. */
    public List<Performance> find(Collection<UUID> ids) {
        return database.list(SELECT + "where id = any (?)", Performances::read, (Object) ids.toArray(UUID[]::new));
    }

    private static Performance read(ResultSet row) throws SQLException {
        return new Performance(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "organisation_id"),
                Sql.uuid(row, "seating_plan_id"),
                Objects.requireNonNull(Sql.instant(row, "start_time")),
                row.getString("sales_status"));
    }
}
