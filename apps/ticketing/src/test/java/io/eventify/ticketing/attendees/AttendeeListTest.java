package io.eventify.ticketing.attendees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.ticketing.RevokeTicketsRequest;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.testing.Callers;
import io.eventify.platform.time.Ids;
import io.eventify.ticketing.attendees.AttendeeList.Attendee;
import io.eventify.ticketing.attendees.AttendeeList.Part;
import io.eventify.ticketing.door.TicketStage;
import io.eventify.ticketing.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttendeeListTest {

    private final TicketStage stage = new TicketStage();
    private final UUID tonight = stage.performanceTonight();

    @Test
    void owners_and_managers_see_each_ticket_once_and_what_became_of_it() {
        Ticket valid = stage.ticket(tonight);
        Ticket revoked = stage.ticketOf(tonight, "Chokri Mansour");
        stage.ticket(stage.performanceTonight());
        stage.issueTickets.of(TicketStage.newSaga(), stage.order(tonight, 1));
        stage.revokeTickets.of(new RevokeTicketsRequest(revoked.orderId(), List.of(revoked.lineId()), "refund", false));

        List<Attendee> all = new ArrayList<>();
        @Nullable UUID after = null;
        do {
            Part part = as(stage.manager, "ORGANIZER").list(tonight, after, 1);
            all.addAll(part.attendees());
            after = part.next();
        } while (after != null);

        assertThat(all).extracting(Attendee::ticketId).containsExactlyInAnyOrder(valid.id(), revoked.id());
        assertThat(all).extracting(Attendee::status).containsExactlyInAnyOrder("valid", "revoked");
        assertThat(all).extracting(Attendee::name).containsExactlyInAnyOrder("Amina Ben Salah", "Chokri Mansour");
        assertThat(all.getFirst())
                .returns("A-1", Attendee::orderNumber)
                .returns("C", Attendee::row)
                .returns("standard", Attendee::priceCategory);
    }

    @Test
    void nobody_else_does_but_an_administrator() {
        stage.ticket(tonight);

        assertThatThrownBy(() -> as(Ids.next(), "ORGANIZER").list(tonight, null, 10))
                .isInstanceOf(ForbiddenActionException.class);
        assertThatThrownBy(() -> as(stage.keeper.userId(), "ORGANIZER").list(tonight, null, 10))
                .isInstanceOf(ForbiddenActionException.class);
        assertThat(as(Ids.next(), "ADMIN").list(tonight, null, 10).attendees()).hasSize(1);
    }

    @Test
    void a_performance_that_is_not_known_is_not_found() {
        assertThatThrownBy(() -> as(stage.manager, "ORGANIZER").list(Ids.next(), null, 10))
                .isInstanceOf(NotFoundException.class);
    }

    private AttendeesResource as(UUID person, String role) {
        AttendeesResource resource = new AttendeesResource();
        resource.caller = Callers.person(person, role);
        resource.attendees = stage.attendeeList;
        return resource;
    }
}
