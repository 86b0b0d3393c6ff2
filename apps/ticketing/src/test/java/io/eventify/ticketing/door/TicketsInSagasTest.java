package io.eventify.ticketing.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.PerformanceCancelled;
import io.eventify.contracts.ticketing.IssueTicketsRequest;
import io.eventify.contracts.ticketing.RevokeTicketsRequest;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.lra.LraEndedException;
import io.eventify.platform.time.Ids;
import io.eventify.ticketing.issue.IssueTickets;
import io.eventify.ticketing.issue.TicketAlreadyUsedException;
import io.eventify.ticketing.issue.TicketsDifferException;
import io.eventify.ticketing.ticket.Ticket;
import io.eventify.ticketing.transfer.TransferRefusedException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketsInSagasTest {

    private final TicketStage stage = new TicketStage();

    @Test
    void tickets_are_issued_once_and_valid_when_the_saga_ends_well() {
        URI lra = TicketStage.newSaga();
        IssueTicketsRequest order = stage.order(stage.performanceTonight(), 3);

        IssueTickets.Outcome first = stage.issueTickets.of(lra, order);
        assertThat(stage.issueTickets.of(lra, order)).isEqualTo(first);
        assertThat(stage.announced(order.orderId())).isEmpty();

        stage.endIssue.well(lra);
        stage.endIssue.well(lra);

        assertThat(stage.ofLine(order.orderId(), order.lines().getLast().lineId())
                        .shownStatus())
                .isEqualTo("valid");
        assertThat(stage.announced(order.orderId())).containsExactly("ticket.issued");
    }

    @Test
    void a_cancelled_saga_revokes_its_tickets_and_refuses_late_ones() {
        URI lra = TicketStage.newSaga();
        IssueTicketsRequest order = stage.order(stage.performanceTonight(), 2);
        stage.issueTickets.of(lra, order);

        stage.endIssue.badly(lra);
        stage.endIssue.badly(lra);

        Ticket ticket = stage.ofLine(order.orderId(), order.lines().getFirst().lineId());
        assertThat(ticket.status()).isEqualTo(Ticket.Status.REVOKED);
        assertThat(stage.announced(ticket.id())).containsExactly("ticket.revoked");
        assertThatThrownBy(() -> stage.issueTickets.of(lra, order)).isInstanceOf(LraEndedException.class);
    }

    @Test
    void a_line_has_one_ticket_for_ever() {
        IssueTicketsRequest order = stage.order(stage.performanceTonight(), 1);
        stage.issueTickets.of(TicketStage.newSaga(), order);

        assertThatThrownBy(() -> stage.issueTickets.of(TicketStage.newSaga(), order))
                .isInstanceOf(TicketsDifferException.class);
    }

    @Test
    void no_tickets_for_what_will_not_take_place_and_that_is_announced_once() {
        UUID tonight = stage.performanceTonight();
        stage.hear(
                EventTypes.PERFORMANCE_CANCELLED,
                tonight,
                new PerformanceCancelled(tonight, Ids.next(), Ids.next(), Instant.now(), null));
        URI lra = TicketStage.newSaga();
        IssueTicketsRequest order = stage.order(tonight, 1);

        assertThat(stage.issueTickets.of(lra, order)).isInstanceOf(IssueTickets.Outcome.Refused.class);
        stage.issueTickets.of(lra, order);

        assertThat(stage.announced(order.orderId())).containsExactly("ticket.issue-failed");
    }

    @Test
    void a_used_ticket_is_revoked_only_by_force_and_then_all_or_none() {
        Ticket used = stage.ticket(stage.performanceTonight());
        stage.enter(used);
        List<UUID> lines = List.of(used.lineId());

        assertThatThrownBy(
                        () -> stage.revokeTickets.of(new RevokeTicketsRequest(used.orderId(), lines, "refund", false)))
                .isInstanceOf(TicketAlreadyUsedException.class);
        assertThatThrownBy(() -> stage.revokeTickets.of(
                        new RevokeTicketsRequest(used.orderId(), List.of(used.lineId(), Ids.next()), "refund", true)))
                .isInstanceOf(NotFoundException.class);
        assertThat(stage.read(used.id()).status()).isEqualTo(Ticket.Status.VALID);

        stage.revokeTickets.of(new RevokeTicketsRequest(used.orderId(), lines, "refund", true));
        stage.revokeTickets.of(new RevokeTicketsRequest(used.orderId(), lines, "refund", true));
        assertThat(stage.announced(used.id())).containsExactly("ticket.checked-in", "ticket.revoked");
    }

    @Test
    void an_offer_is_taken_once_and_by_somebody_else() {
        Ticket ticket = stage.ticket(stage.performanceTonight());
        String withdrawn = stage.offerTransfer.of(ticket.id(), stage.customer).code();
        String code = stage.offerTransfer.of(ticket.id(), stage.customer).code();

        assertThatThrownBy(() -> stage.acceptTransfer.of(withdrawn, Ids.next(), "Salma Trabelsi"))
                .isInstanceOf(TransferRefusedException.class)
                .hasMessageContaining("transfer_expired");
        assertThatThrownBy(() -> stage.acceptTransfer.of(code, stage.customer, "Salma Trabelsi"))
                .hasMessageContaining("transfer_to_self");
        stage.acceptTransfer.of(code, Ids.next(), "Salma Trabelsi");
        assertThatThrownBy(() -> stage.acceptTransfer.of(code, Ids.next(), "Salma Trabelsi"))
                .hasMessageContaining("transfer_expired");
        assertThatThrownBy(() -> stage.offerTransfer.of(ticket.id(), stage.customer))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_used_ticket_cannot_be_given_away() {
        Ticket ticket = stage.ticket(stage.performanceTonight());
        String code = stage.offerTransfer.of(ticket.id(), stage.customer).code();
        stage.enter(ticket);

        assertThatThrownBy(() -> stage.acceptTransfer.of(code, Ids.next(), "Salma Trabelsi"))
                .hasMessageContaining("ticket_already_used");
        assertThatThrownBy(() -> stage.offerTransfer.of(ticket.id(), stage.customer))
                .hasMessageContaining("ticket_already_used");
    }
}
