package io.eventify.inventory;

import io.eventify.inventory.SeatingPlan.Seat;
import io.eventify.inventory.SeatingPlan.Section;
import io.eventify.inventory.SeatingPlan.Zone;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Seating plans, kept in memory once read: they never change, and every hold and seat map needs one. */
@ApplicationScoped
public class SeatingPlans {
    /** A plan of 20,000 seats takes about 4 MB. */
    private static final int KEPT_SEATS = 1_000_000;

    private final Map<UUID, SeatingPlan> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long keptSeats;

    @Inject
    Sql database;

    /** For CDI. */
    protected SeatingPlans() {}

    public SeatingPlans(Sql database) {
        this.database = database;
    }

    /** @throws NotFoundException if there is no such plan */
    public SeatingPlan get(UUID id) {
        return find(id).orElseThrow(() -> new NotFoundException("seating_plan"));
    }

    public Optional<SeatingPlan> find(UUID id) {
        synchronized (kept) {
            SeatingPlan plan = kept.get(id);
            if (plan != null) {
                return Optional.of(plan);
            }
        }
        Optional<SeatingPlan> read = read(id);
        read.ifPresent(this::keep);
        return read;
    }

    private void keep(SeatingPlan plan) {
        synchronized (kept) {
            if (kept.put(plan.id(), plan) == null) {
                keptSeats += plan.seatCount();
            }
            var leastUsed = kept.values().iterator();
            while (keptSeats > KEPT_SEATS && kept.size() > 1) {
                keptSeats -= leastUsed.next().seatCount();
                leastUsed.remove();
            }
        }
    }

    private record Header(UUID venueId, UUID organisationId, String name) {}

    private Optional<SeatingPlan> read(UUID id) {
        Optional<Header> header = database.first(
                """
                select p.venue_id, v.organisation_id, p.name from seating_plans p join venues v on v.id = p.venue_id where p.id = ?
                """,
                row -> new Header(Sql.uuid(row, "venue_id"), Sql.uuid(row, "organisation_id"), row.getString("name")),
                id);
        return header.map(h -> new SeatingPlan(id, h.venueId, h.organisationId, h.name, sections(id), zones(id)));
    }

    private List<Section> sections(UUID planId) {
        Map<UUID, List<Seat>> bySection = new LinkedHashMap<>();
        database.list(
                """
                select s.id, s.section_id, c.name as section, s.row_label, s.row_rank, s.position, s.number, s.x, s.y, s.seat_class, s.accessible, s.companion
                from seats s join sections c on c.id = s.section_id where s.seating_plan_id = ? order by s.id
                """,
                row -> bySection
                        .computeIfAbsent(Sql.uuid(row, "section_id"), section -> new ArrayList<>())
                        .add(new Seat(
                                Sql.uuid(row, "id"),
                                row.getString("section").intern(),
                                row.getString("row_label").intern(),
                                row.getInt("row_rank"),
                                row.getInt("position"),
                                row.getString("number").intern(),
                                row.getFloat("x"),
                                row.getFloat("y"),
                                row.getString("seat_class").intern(),
                                row.getBoolean("accessible"),
                                row.getBoolean("companion"))),
                planId);
        return database.list(
                "select id, name, rank from sections where seating_plan_id = ? order by rank, id",
                row -> new Section(
                        Sql.uuid(row, "id"),
                        row.getString("name"),
                        row.getInt("rank"),
                        List.copyOf(bySection.getOrDefault(Sql.uuid(row, "id"), List.of()))),
                planId);
    }

    private List<Zone> zones(UUID planId) {
        return database.list(
                "select id, name::text as name, seat_class, capacity, shape::text as shape from zones where seating_plan_id = ? order by id",
                row -> new Zone(
                        Sql.uuid(row, "id"),
                        LocalisedText.read(row.getString("name")),
                        row.getString("seat_class"),
                        row.getInt("capacity"),
                        row.getString("shape")),
                planId);
    }
}
