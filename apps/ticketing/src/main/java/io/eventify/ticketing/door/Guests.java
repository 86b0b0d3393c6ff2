package io.eventify.ticketing.door;

import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.sql.Sql;
import io.eventify.ticketing.code.TicketKeys;
import io.eventify.ticketing.ticket.Ticket;
import io.eventify.ticketing.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guests who come without a code: found by name, order or place, at the keeper's own doors only. */
@ApplicationScoped
@Transactional
public class Guests {

    static final int MOST = 20;

    /* Accents, and the vowel signs and hamza carriers of Arabic: nobody types them in a hurry. */
    private static final String MARKS = "[\u0300-\u036f\u064b-\u065f]";
    private static final Pattern MARK = Pattern.compile(MARKS);

    /**
     * A guest.
     *
     * @param holderName absent for tickets from before names were kept
     * @param status valid, revoked, checked_in or outside (left again)
     */
    public record Guest(UUID ticketId, @Nullable String holderName, String orderNumber, String label, String status) {}

    private final Door door;
    private final Tickets tickets;
    private final TicketKeys keys;
    private final Sql sql;

    @Inject
    public Guests(Door door, Tickets tickets, TicketKeys keys, Sql sql) {
        this.door = door;
        this.tickets = tickets;
        this.keys = keys;
        this.sql = sql;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Guests() {
        this(null, null, null, null);
    }

    /**
     * Twenty at most, by name. Each word must stand in the holder's name, the order's number or the place, whatever its case and accents.
     *
     * @throws NotFoundException if the performance is unknown here
     * @throws io.eventify.platform.errors.ForbiddenActionException if the keeper is not assigned to it
     */
    public List<Guest> find(UUID performanceId, Door.Keeper keeper, String query) {
        door.of(performanceId, keeper);
        String[] words = Arrays.stream(query.strip().split("\\s+"))
                .map(word -> MARK.matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                        .replaceAll(""))
                .toArray(String[]::new);
        return sql.list(
                """
                select t.id, t.holder_name, t.order_number, t.label, t.status,
                       (select count(*) from scans s where s.ticket_id = t.id and s.place is not null) as scans
                from tickets t
                where t.performance_id = ? and t.status <> 'issued' and not exists (
                    select 1 from unnest(?) word where position(word in regexp_replace(
                        normalize(lower(concat_ws(' ', t.holder_name, t.order_number, t.label)), NFD), ?, '', 'g')) = 0)
                order by t.holder_name, t.label, t.id limit ?
                """,
                row -> new Guest(
                        row.getObject("id", UUID.class),
                        row.getString("holder_name"),
                        row.getString("order_number"),
                        row.getString("label"),
                        Ticket.shownStatus(
                                Ticket.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                                row.getInt("scans"))),
                performanceId,
                words,
                MARKS,
                MOST);
    }

    /**
     * The code that a ticket would show now, so that a guest who was looked up goes through the same rules as one who shows it. It stays on this side of the door.
     *
     * @throws NotFoundException if there is no such ticket
     */
    public String codeOf(UUID ticketId) {
        Ticket ticket = tickets.find(ticketId).orElseThrow(() -> new NotFoundException("ticket"));
        return keys.sign(ticket.id(), ticket.performanceId(), ticket.version());
    }
}
