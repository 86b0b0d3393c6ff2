package io.eventify.ticketing.door;

import io.eventify.ticketing.code.TicketKeys;
import io.eventify.ticketing.programme.Performance;
import io.eventify.ticketing.ticket.Ticket;
import io.eventify.ticketing.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a scanner downloads, to work without contact for a while. */
@ApplicationScoped
public class CheckInList {

    /** A ticket as the scanner needs it. */
    @Schema(name = "CheckInListLine")
    public record Line(UUID ticketId, int version, String status, String label) {}

    /**
     * A part of the list, in the order of ticket ids.
     *
     * @param validUntil after this the scanner must have had contact again
     * @param next ask again with {@code after} = this; null at the end
     */
    public record Part(
            UUID performanceId,
            Instant startTime,
            String timeZone,
            Instant generatedAt,
            Instant validUntil,
            int offlineMinutes,
            boolean reentryAllowed,
            List<TicketKeys.PublicTicketKey> keys,
            List<Line> tickets,
            @Nullable UUID next) {}

    private final Door door;
    private final Tickets tickets;
    private final TicketKeys keys;
    private final Clock clock;

    @Inject
    public CheckInList(Door door, Tickets tickets, TicketKeys keys, Clock clock) {
        this.door = door;
        this.tickets = tickets;
        this.keys = keys;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected CheckInList() {
        this(null, null, null, null);
    }

    @Transactional
    public Part of(UUID performanceId, Door.Keeper keeper, @Nullable UUID after, int limit) {
        Performance performance = door.of(performanceId, keeper);
        List<Ticket> page = tickets.ofPerformance(performanceId, after, limit);
        Instant now = clock.instant();
        return new Part(
                performanceId,
                performance.startTime(),
                performance.zone().getId(),
                now,
                now.plus(Duration.ofMinutes(performance.offlineMinutes())),
                performance.offlineMinutes(),
                performance.reentryAllowed(),
                keys.publicKeys(),
                page.stream()
                        .map(t -> new Line(t.id(), t.version(), t.shownStatus(), t.label()))
                        .toList(),
                page.size() < limit ? null : page.getLast().id());
    }
}
