package io.eventify.ticketing.door;

import io.eventify.contracts.Page;
import io.eventify.platform.rest.Paging;
import io.eventify.platform.sql.Sql;
import io.eventify.ticketing.programme.Performance;
import io.eventify.ticketing.programme.Programme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The doors at which somebody may stand, and how many have come through one. */
@ApplicationScoped
@Transactional
public class Doors {

    /**
     * A performance as its door needs it.
     *
     * @param title by language
     * @param venueName by language
     * @param doorsOpenAt earlier scans are refused
     * @param doorsCloseAt later scans are refused
     * @param offlineMinutes how long a device may admit without contact
     * @param counts absent in lists
     */
    public record DoorView(
            UUID performanceId,
            Map<String, String> title,
            Map<String, String> venueName,
            Instant startTime,
            Instant endTime,
            String timeZone,
            Instant doorsOpenAt,
            Instant doorsCloseAt,
            boolean reentryAllowed,
            int offlineMinutes,
            boolean cancelled,
            @Nullable DoorCounts counts) {}

    /**
     * How many came.
     *
     * @param tickets that admit, or have admitted
     * @param entered have been let in at least once
     * @param inside are in now
     */
    public record DoorCounts(long tickets, long entered, long inside) {}

    private final Door door;
    private final Programme programme;
    private final Sql sql;
    private final Clock clock;
    private final Duration opensBefore;
    private final Duration closesAfter;

    /**
     * @param opensBefore how long before the start the doors open
     * @param closesAfter how long after the end they close
     */
    @Inject
    Doors(
            Door door,
            Programme programme,
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "eventify.ticketing.doors.open.before", defaultValue = "PT12H") Duration opensBefore,
            @ConfigProperty(name = "eventify.ticketing.doors.close.after", defaultValue = "PT6H")
                    Duration closesAfter) {
        this.door = door;
        this.programme = programme;
        this.sql = sql;
        this.clock = clock;
        this.opensBefore = opensBefore;
        this.closesAfter = closesAfter;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Doors() {
        this(null, null, null, null, null, null);
    }

    /** The keeper's doors that have not closed yet, the next first. */
    public Page<DoorView> of(Door.Keeper keeper, Paging paging) {
        Instant since = clock.instant().minus(closesAfter);
        return new Page<>(
                paging.page,
                paging.size,
                programme.countOfStaff(keeper.userId(), keeper.everywhere(), since),
                programme.ofStaff(keeper.userId(), keeper.everywhere(), since, paging.offset(), paging.size).stream()
                        .map(performance -> view(performance, null))
                        .toList());
    }

    /**
     * One door with its counts.
     *
     * @throws io.eventify.platform.errors.NotFoundException if it is unknown here
     * @throws io.eventify.platform.errors.ForbiddenActionException if the keeper is not assigned to it
     */
    public DoorView one(UUID performanceId, Door.Keeper keeper) {
        return view(door.of(performanceId, keeper), counts(performanceId));
    }

    private DoorCounts counts(UUID performanceId) {
        return sql.one(
                """
                select (select count(*) from tickets where performance_id = ? and status = 'valid') as tickets,
                       count(*) as entered, count(*) filter (where last % 2 = 1) as inside
                from (select max(place) as last from scans where performance_id = ? and place is not null group by ticket_id) used
                """,
                row -> new DoorCounts(row.getLong("tickets"), row.getLong("entered"), row.getLong("inside")),
                performanceId,
                performanceId);
    }

    private DoorView view(Performance p, @Nullable DoorCounts counts) {
        return new DoorView(
                p.id(),
                p.title().byLanguage(),
                p.venueName().byLanguage(),
                p.startTime(),
                p.endTime(),
                p.zone().getId(),
                p.startTime().minus(opensBefore),
                p.endTime().plus(closesAfter),
                p.reentryAllowed(),
                p.offlineMinutes(),
                p.cancelled(),
                counts);
    }
}
