package io.eventify.order.history;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.TicketCheckedIn;
import io.eventify.contracts.events.TicketIssueFailed;
import io.eventify.contracts.events.TicketTransferred;
import io.eventify.order.Milestone;
import io.eventify.order.Timeline;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** What becomes of an order's tickets belongs to its story. */
@ApplicationScoped
public class TicketNewsConsumer implements DomainEventConsumer {
    private static final String ACTOR = "ticketing";

    @Inject
    Timeline timeline;

    @Override
    public Set<String> types() {
        return Set.of(EventTypes.TICKET_CHECKED_IN, EventTypes.TICKET_TRANSFERRED, EventTypes.TICKET_ISSUE_FAILED);
    }

    @Override
    public void on(DomainEvent event) {
        switch (event.type()) {
            case EventTypes.TICKET_CHECKED_IN -> {
                TicketCheckedIn scan = event.as(TicketCheckedIn.class);
                timeline.tell(
                        scan.orderId(),
                        ACTOR,
                        Milestone.TICKET_ENTERED,
                        scan.direction() + ", ticket " + scan.ticketId() + ", device " + scan.deviceId());
            }
            case EventTypes.TICKET_TRANSFERRED -> {
                TicketTransferred transfer = event.as(TicketTransferred.class);
                timeline.tell(
                        transfer.orderId(),
                        ACTOR,
                        Milestone.TICKET_TRANSFERRED,
                        "ticket " + transfer.ticketId() + " to " + transfer.toCustomerId());
            }
            default -> {
                TicketIssueFailed failure = event.as(TicketIssueFailed.class);
                timeline.tell(failure.orderId(), ACTOR, Milestone.STEP_DELAYED, failure.reason());
            }
        }
    }
}
