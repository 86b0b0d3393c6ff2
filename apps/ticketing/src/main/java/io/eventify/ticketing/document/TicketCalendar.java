package io.eventify.ticketing.document;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.eventify.ticketing.programme.Performance;
import io.eventify.ticketing.ticket.Ticket;
import java.util.Date;

/** The performance as a calendar entry (RFC 5545). Instants are in UTC; the calendar shows them where its owner is. */
final class TicketCalendar {

    private TicketCalendar() {}

    static String of(Ticket ticket, Performance performance) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Eventify//Ticketing//EN");
        VEvent entry = new VEvent();
        entry.setUid(ticket.id() + "@eventify");
        entry.setSummary(performance.title().in(ticket.language())).setLanguage(ticket.language());
        entry.setDateStart(Date.from(performance.startTime()));
        entry.setDateEnd(Date.from(performance.endTime()));
        entry.setDateTimeStamp(Date.from(ticket.issuedAt()));
        String venue = performance.venueName().in(ticket.language());
        entry.setLocation(performance.venueAddress().isBlank() ? venue : venue + ", " + performance.venueAddress());
        entry.setDescription(ticket.label() + "\n" + ticket.orderNumber());
        calendar.addEvent(entry);
        return Biweekly.write(calendar).go();
    }
}
