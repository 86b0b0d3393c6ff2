package io.eventify.ticketing.document;

import io.eventify.ticketing.programme.Performance;
import io.eventify.ticketing.ticket.Ticket;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes the PDF of a ticket when it is asked for; a few at once, since each takes memory and a moment of a processor. */
@ApplicationScoped
public class RenderTicket {

    private static final int AT_ONCE = 4;
    private static final long LONGEST_WAIT_SECONDS = 2;

    private final Semaphore room = new Semaphore(AT_ONCE, true);

    /** @throws RenderingBusyException if there is no room within two seconds */
    public byte[] pdf(Ticket ticket, @Nullable Performance performance, String code) {
        if (!hasRoom()) {
            throw new RenderingBusyException();
        }
        try {
            return TicketPdf.of(ticket, performance, code);
        } finally {
            room.release();
        }
    }

    private boolean hasRoom() {
        try {
            return room.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
