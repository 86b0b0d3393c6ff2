package io.eventify.ticketing.door;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.TicketCheckedIn;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.outbox.Outbox;
import io.eventify.ticketing.code.InvalidTicketCodeException;
import io.eventify.ticketing.code.TicketCode;
import io.eventify.ticketing.code.TicketKeys;
import io.eventify.ticketing.programme.Performance;
import io.eventify.ticketing.ticket.Ticket;
import io.eventify.ticketing.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Lets one scan through or not. With and without contact the rules are the same. Every scan at a door of the keeper is written down, whatever comes of it, so a refusal
 * is an answer here and not an exception, which would undo the row. Not written down are a code that cannot be read and names no performance, and an id that another
 * scan has.
 *
 * <p>Exactly one entry: the ticket's row is locked, and the place in the sequence is unique. Exactly one outcome of a scan: whether it was told before is asked under that
 * lock, and its id is unique.
 */
@ApplicationScoped
public class CheckIn {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    private final TicketKeys keys;
    private final Tickets tickets;
    private final Scans scans;
    private final Door door;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration opensBefore;
    private final Duration closesAfter;

    /**
     * @param opensBefore how long before the start the doors open
     * @param closesAfter how long after the end they close
     */
    @Inject
    CheckIn(
            TicketKeys keys,
            Tickets tickets,
            Scans scans,
            Door door,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "eventify.ticketing.doors.open.before", defaultValue = "PT12H") Duration opensBefore,
            @ConfigProperty(name = "eventify.ticketing.doors.close.after", defaultValue = "PT6H")
                    Duration closesAfter) {
        this.keys = keys;
        this.tickets = tickets;
        this.scans = scans;
        this.door = door;
        this.outbox = outbox;
        this.clock = clock;
        this.opensBefore = opensBefore;
        this.closesAfter = closesAfter;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected CheckIn() {
        this(null, null, null, null, null, null, null, null);
    }

    /**
     * Answers a scan; one that was told before as it was answered then.
     *
     * @throws ForbiddenActionException if the keeper is not assigned to the performance of the code, or to the told one if the code cannot be read; nothing is written
     *     then
     */
    @Transactional
    public ScanOutcome of(Scan scan, Door.Keeper keeper) {
        TicketCode code;
        try {
            code = keys.verified(scan.code());
        } catch (InvalidTicketCodeException e) {
            return unreadable(scan, keeper);
        }
        Performance performance = door.of(code.performanceId(), keeper);
        Optional<Ticket> ticket = tickets.lock(code.ticketId());
        Optional<Scans.Written> earlier = scans.find(scan.id());
        if (earlier.isPresent()) {
            return again(scan, earlier.get());
        }
        if (ticket.isEmpty()) {
            return refused(scan, null, performance.id(), keeper, ScanOutcome.Refused.because("ticket_unknown", null));
        }
        Optional<ScanOutcome.Refused> refusal = refusal(scan, code, ticket.get(), performance);
        return refusal.isPresent()
                ? refused(scan, ticket.get().id(), performance.id(), keeper, refusal.get())
                : admit(scan, ticket.get(), performance, keeper);
    }

    /* A code of no ticket says nothing about where it was held; only a door of the keeper's own has it in its records. */
    private ScanOutcome unreadable(Scan scan, Door.Keeper keeper) {
        ScanOutcome.Refused invalid = ScanOutcome.Refused.because("ticket_code_invalid", null);
        if (scan.performanceId() == null) {
            return invalid;
        }
        Performance performance = door.of(scan.performanceId(), keeper);
        return refused(scan, null, performance.id(), keeper, invalid);
    }

    private Optional<ScanOutcome.Refused> refusal(Scan scan, TicketCode code, Ticket ticket, Performance performance) {
        String why = null;
        if (!ticket.performanceId().equals(performance.id())
                || (scan.performanceId() != null && !scan.performanceId().equals(performance.id()))) {
            why = "wrong_performance";
        } else if (ticket.status() == Ticket.Status.REVOKED) {
            why = "ticket_revoked";
        } else if (code.version() != ticket.version()) {
            why = "ticket_code_superseded";
        } else if (ticket.status() == Ticket.Status.ISSUED) {
            why = "ticket_not_valid_yet";
        } else if (performance.cancelled()) {
            why = "performance_cancelled";
        } else if (scan.at().isAfter(clock.instant().plus(CLOCK_SKEW))) {
            why = "device_clock_wrong";
        } else if (scan.at().isBefore(performance.startTime().minus(opensBefore))) {
            why = "check_in_not_open";
        } else if (scan.at().isAfter(performance.endTime().plus(closesAfter))) {
            why = "check_in_closed";
        }
        return why == null
                ? sequence(scan, ticket, performance)
                : Optional.of(ScanOutcome.Refused.because(why, ticket.id()));
    }

    /* In, out, in, out; a second time in only where the event allows it. */
    private Optional<ScanOutcome.Refused> sequence(Scan scan, Ticket ticket, Performance performance) {
        return switch (scan.direction()) {
            case ENTRY ->
                ticket.isInside() || (ticket.isUsed() && !performance.reentryAllowed())
                        ? Optional.of(alreadyIn(ticket.id()))
                        : Optional.empty();
            case EXIT -> {
                if (!performance.reentryAllowed()) {
                    yield Optional.of(ScanOutcome.Refused.because("reentry_not_allowed", ticket.id()));
                }
                yield ticket.isInside()
                        ? Optional.empty()
                        : Optional.of(ScanOutcome.Refused.because("not_checked_in", ticket.id()));
            }
        };
    }

    private ScanOutcome.Refused alreadyIn(UUID ticketId) {
        Scans.Written last = scans.latestAdmitted(ticketId).orElseThrow();
        return new ScanOutcome.Refused("already_checked_in", ticketId, last.at(), last.deviceId());
    }

    private ScanOutcome admit(Scan scan, Ticket ticket, Performance performance, Door.Keeper keeper) {
        int place = ticket.scans() + 1;
        if (!scans.admit(scan, ticket.id(), performance.id(), place, keeper.userId(), clock.instant())) {
            return again(scan, scans.required(scan.id()));
        }
        outbox.publish(
                EventTypes.TICKET_CHECKED_IN,
                ticket.id(),
                new TicketCheckedIn(
                        ticket.id(),
                        ticket.orderId(),
                        performance.id(),
                        scan.at(),
                        scan.deviceId(),
                        scan.direction().name().toLowerCase(Locale.ROOT)));
        return new ScanOutcome.Admitted(ticket.id(), scan.at(), place);
    }

    private ScanOutcome refused(
            Scan scan, @Nullable UUID ticketId, UUID performanceId, Door.Keeper keeper, ScanOutcome.Refused refusal) {
        return scans.refuse(scan, ticketId, performanceId, refusal.code(), keeper.userId(), clock.instant())
                ? refusal
                : again(scan, scans.required(scan.id()));
    }

    private ScanOutcome again(Scan scan, Scans.Written earlier) {
        if (!earlier.isOf(scan)) {
            return ScanOutcome.Refused.because("scan_id_reused", null);
        }
        if (earlier.refusal() == null) {
            return new ScanOutcome.Admitted(earlier.requiredTicketId(), earlier.at(), earlier.requiredPlace());
        }
        if (earlier.refusal().equals("already_checked_in")) {
            return alreadyIn(earlier.requiredTicketId());
        }
        return ScanOutcome.Refused.because(earlier.refusal(), earlier.ticketId());
    }
}
