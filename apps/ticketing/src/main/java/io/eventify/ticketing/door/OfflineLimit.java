package io.eventify.ticketing.door;

import io.eventify.ticketing.code.InvalidTicketCodeException;
import io.eventify.ticketing.code.TicketKeys;
import io.eventify.ticketing.programme.Programme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** How long a scanner may work without contact, as the event's policy says. */
@ApplicationScoped
public class OfflineLimit {

    private final TicketKeys keys;
    private final Programme programme;

    @Inject
    public OfflineLimit(TicketKeys keys, Programme programme) {
        this.keys = keys;
        this.programme = programme;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected OfflineLimit() {
        this(null, null);
    }

    /** Whether a code was scanned longer after the last contact than its event allows; no event, no limit. */
    @Transactional
    public boolean isExceeded(String code, Duration withoutContact) {
        try {
            return programme
                    .performance(keys.verified(code).performanceId())
                    .filter(p -> withoutContact.compareTo(Duration.ofMinutes(p.offlineMinutes())) > 0)
                    .isPresent();
        } catch (InvalidTicketCodeException e) {
            return false;
        }
    }
}
