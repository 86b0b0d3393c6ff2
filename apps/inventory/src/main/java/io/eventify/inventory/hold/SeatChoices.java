package io.eventify.inventory.hold;

import io.eventify.inventory.SeatingPlan.Seat;
import io.eventify.inventory.SeatingPlan.Section;
import io.eventify.inventory.hold.BestAvailable.FreeSeats;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Locks on the sections of a performance, under which seats are chosen, and what is free in them. */
@ApplicationScoped
public class SeatChoices {

    @Inject
    Sql database;

    /** For CDI. */
    protected SeatChoices() {}

    SeatChoices(Sql database) {
        this.database = database;
    }

    /** Locks the section to the end of the transaction, unless somebody else is choosing in it. @return whether it is locked */
    boolean tryLock(UUID performanceId, Section section) {
        return database.one(
                "select pg_try_advisory_xact_lock(hashtext(?::text), hashtext(?::text))",
                row -> row.getBoolean(1),
                performanceId.toString(),
                section.id().toString());
    }

    /** Waits for the locks of all of these, in an order that everybody keeps. */
    void lock(UUID performanceId, List<Section> sections) {
        String[] ids = sections.stream()
                .map(section -> section.id().toString())
                .sorted()
                .toArray(String[]::new);
        database.first("""
                select count(*) from (
                    select pg_advisory_xact_lock(hashtext(?::text), key) from (select distinct hashtext(id) as key from unnest(?::text[]) as id order by 1) keys
                ) locked
                """, row -> true, performanceId.toString(), ids);
    }

    /** Which seats of the section are free now. A section's seats are a range of ids, so this reads one stretch of the primary key. */
    FreeSeats free(UUID performanceId, Section section) {
        List<Seat> seats = section.seats();
        Set<UUID> free = HashSet.newHashSet(seats.size());
        seats.forEach(seat -> free.add(seat.id()));
        Collection<UUID> taken = database.list(
                """
                select seat_id from allocations where performance_id = ? and seat_id between ? and ? and expires_at > clock_timestamp()
                """,
                row -> Sql.uuid(row, "seat_id"),
                performanceId,
                seats.getFirst().id(),
                seats.getLast().id());
        taken.forEach(free::remove);
        return new FreeSeats(section, free);
    }

    /** How many seats of the sections are free at this moment, for whomever: tells a sold-out house without a lock. */
    long countFree(UUID performanceId, List<Section> sections) {
        UUID[] first = sections.stream()
                .map(section -> section.seats().getFirst().id())
                .toArray(UUID[]::new);
        UUID[] last =
                sections.stream().map(section -> section.seats().getLast().id()).toArray(UUID[]::new);
        long taken = database.one("""
                select count(*) from unnest(?::uuid[], ?::uuid[]) as s(first, last)
                join allocations a on a.performance_id = ? and a.seat_id between s.first and s.last and a.expires_at > clock_timestamp()
                """, row -> row.getLong(1), first, last, performanceId);
        return sections.stream().mapToLong(section -> section.seats().size()).sum() - taken;
    }
}
