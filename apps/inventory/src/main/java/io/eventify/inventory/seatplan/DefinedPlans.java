package io.eventify.inventory.seatplan;

import io.eventify.inventory.LocalisedText;
import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlan.Seat;
import io.eventify.inventory.SeatingPlan.Section;
import io.eventify.inventory.SeatingPlan.Zone;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Writes seating plans; {@link io.eventify.inventory.SeatingPlans} reads them. */
@ApplicationScoped
public class DefinedPlans {
    /** Rows in one statement: large enough that the round trips do not count, small enough for the parameters to stay in memory. */
    private static final int BATCH = 5_000;

    @Inject
    Sql database;

    /** For CDI. */
    protected DefinedPlans() {}

    DefinedPlans(Sql database) {
        this.database = database;
    }

    /** @throws NotFoundException if there is no such venue */
    UUID organisationOfVenue(UUID venueId) {
        return database.first(
                        "select organisation_id from venues where id = ?",
                        row -> Sql.uuid(row, "organisation_id"),
                        venueId)
                .orElseThrow(() -> new NotFoundException("venue"));
    }

    /** The plans of a venue without their places, the newest first. */
    List<SeatingPlanListed> of(UUID venueId, int offset, int size) {
        return database.list(
                "select id, name, seat_count from seating_plans where venue_id = ? order by created_at desc, id offset ? limit ?",
                row -> new SeatingPlanListed(
                        Sql.uuid(row, "id"), venueId, row.getString("name"), row.getInt("seat_count")),
                venueId,
                offset,
                size);
    }

    long countOf(UUID venueId) {
        return database.one("select count(*) from seating_plans where venue_id = ?", row -> row.getLong(1), venueId);
    }

    /** False if a plan with the id is there already. */
    boolean add(SeatingPlan plan) {
        int added = database.update(
                "insert into seating_plans (id, venue_id, name, seat_count) values (?, ?, ?, ?) on conflict (id) do nothing",
                plan.id(),
                plan.venueId(),
                plan.name(),
                plan.seatCount());
        if (added == 0) {
            return false;
        }
        plan.sections().forEach(section -> addSection(plan.id(), section));
        plan.zones().forEach(zone -> addZone(plan.id(), zone));
        return true;
    }

    private void addSection(UUID planId, Section section) {
        database.update(
                "insert into sections (id, seating_plan_id, name, rank) values (?, ?, ?, ?)",
                section.id(),
                planId,
                section.name(),
                section.rank());
        List<Seat> seats = section.seats();
        for (int from = 0; from < seats.size(); from += BATCH) {
            addSeats(planId, section.id(), seats.subList(from, Math.min(seats.size(), from + BATCH)));
        }
    }

    private void addSeats(UUID planId, UUID sectionId, List<Seat> seats) {
        database.update(
                """
                insert into seats (id, seating_plan_id, section_id, row_label, row_rank, position, number, x, y, seat_class, accessible, companion)
                select s.id, ?, ?, s.row_label, s.row_rank, s.position, s.number, s.x, s.y, s.seat_class, s.accessible, s.companion
                from unnest(?::uuid[], ?::text[], ?::int[], ?::int[], ?::text[], ?::real[], ?::real[], ?::text[], ?::boolean[], ?::boolean[])
                    as s(id, row_label, row_rank, position, number, x, y, seat_class, accessible, companion)
                """,
                planId,
                sectionId,
                column(seats, Seat::id, UUID[]::new),
                column(seats, Seat::row, String[]::new),
                column(seats, Seat::rowRank, Integer[]::new),
                column(seats, Seat::position, Integer[]::new),
                column(seats, Seat::number, String[]::new),
                column(seats, Seat::x, Float[]::new),
                column(seats, Seat::y, Float[]::new),
                column(seats, Seat::seatClass, String[]::new),
                column(seats, Seat::accessible, Boolean[]::new),
                column(seats, Seat::companion, Boolean[]::new));
    }

    private void addZone(UUID planId, Zone zone) {
        database.update(
                "insert into zones (id, seating_plan_id, name, seat_class, capacity, shape) values (?, ?, ?::jsonb, ?, ?, ?::jsonb)",
                zone.id(),
                planId,
                LocalisedText.write(zone.name()),
                zone.seatClass(),
                zone.capacity(),
                zone.shape());
    }

    private static <T> T[] column(List<Seat> seats, Function<Seat, T> value, IntFunction<T[]> array) {
        return seats.stream().map(value).toArray(array);
    }
}
