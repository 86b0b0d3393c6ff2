package io.eventify.ticketing.issue;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import java.util.List;
import java.util.UUID;

/** Its holder has already been let in: 409 {@code ticket_already_used}, naming the lines. */
public class TicketAlreadyUsedException extends DomainException {
    public TicketAlreadyUsedException(List<UUID> lineIds) {
        super(
                409,
                "ticket_already_used",
                lineIds.stream()
                        .map(line -> new Detail("lineIds", line.toString()))
                        .toList());
    }
}
