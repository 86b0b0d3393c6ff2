package io.eventify.order.calls;

import io.eventify.contracts.ticketing.IssueTicketsRequest;
import io.eventify.contracts.ticketing.IssuedTickets;
import io.eventify.contracts.ticketing.RevokeTicketsRequest;
import io.eventify.contracts.ticketing.TicketingClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The tickets. Nobody waits here but the saga's step, which tries again by itself. */
@ApplicationScoped
@Timeout(3000)
@CircuitBreaker(
        requestVolumeThreshold = 20,
        failureRatio = 0.5,
        delay = 10_000,
        successThreshold = 5,
        skipOn = CallRefusedException.class)
@Bulkhead(64)
public class TicketingCalls {
    private final TicketingClient client;

    @Inject
    public TicketingCalls(@RestClient TicketingClient client) {
        this.client = client;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected TicketingCalls() {
        this(null);
    }

    public IssuedTickets issue(URI lra, IssueTicketsRequest request) {
        return Answers.of(() -> client.issue(lra.toString(), request));
    }

    /** All or nothing. */
    public IssuedTickets revoke(RevokeTicketsRequest request) {
        return Answers.of(() -> client.revoke(request));
    }
}
