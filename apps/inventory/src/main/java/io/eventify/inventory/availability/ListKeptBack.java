package io.eventify.inventory.availability;

import io.eventify.contracts.Page;
import io.eventify.inventory.Memberships;
import io.eventify.inventory.Performances;
import io.eventify.inventory.availability.KeptBackView.Lot;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.rest.Paging;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** For whom seats are kept back, for those who manage the organisation: labels and who made them are personal data, and nobody else's business. */
@ApplicationScoped
public class ListKeptBack {

    @Inject
    Sql database;

    @Inject
    Performances performances;

    @Inject
    Memberships memberships;

    private record Row(@Nullable String label, int seats, Lot lot) {}

    /**
     * One page of labels in alphabetical order, the seats without one last; each label with all of its seats, of which a plan has 40,000 at most.
     *
     * @throws NotFoundException if there is no such performance
     * @throws ForbiddenActionException if the caller does not manage its organisation
     */
    Page<KeptBackView> page(UUID performanceId, Paging paging, Caller caller) {
        memberships.requireManager(caller, performances.get(performanceId).organisationId());
        long total = database.one(
                "select count(distinct coalesce(label, '')) from allocations where performance_id = ? and state = 'blocked'",
                row -> row.getLong(1),
                performanceId);
        Map<String, List<Row>> byLabel = new LinkedHashMap<>();
        lots(performanceId, paging)
                .forEach(row -> byLabel.computeIfAbsent(row.label == null ? "" : row.label, label -> new ArrayList<>())
                        .add(row));
        return new Page<>(
                paging.page,
                paging.size,
                total,
                byLabel.values().stream().map(ListKeptBack::view).toList());
    }

    private static KeptBackView view(List<Row> rows) {
        Row first = rows.getFirst();
        return new KeptBackView(
                first.label, first.seats, rows.stream().map(Row::lot).toList());
    }

    private List<Row> lots(UUID performanceId, Paging paging) {
        return database.list(
                """
                with kept as materialized (
                    select seat_id, coalesce(label, '') as label, blocked_by, blocked_at from allocations where performance_id = ? and state = 'blocked'
                ), labels as (
                    select label, count(*) as seats from kept group by label order by label = '', label offset ? limit ?
                )
                select nullif(label, '') as label, seats, blocked_by, blocked_at, array_agg(seat_id order by seat_id) as seat_ids
                from labels join kept using (label)
                group by label, seats, blocked_by, blocked_at
                order by labels.label = '', labels.label, blocked_at nulls first, blocked_by
                """,
                row -> new Row(
                        row.getString("label"),
                        row.getInt("seats"),
                        new Lot(
                                row.getObject("blocked_by", UUID.class),
                                Sql.instant(row, "blocked_at"),
                                Sql.uuids(row, "seat_ids"))),
                performanceId,
                paging.offset(),
                paging.size);
    }
}
