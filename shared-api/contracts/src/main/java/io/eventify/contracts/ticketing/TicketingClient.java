package io.eventify.contracts.ticketing;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Tickets, as the order context uses them. Scope {@code ticket:issue}; every call may be repeated with the same result. */
@RegisterRestClient(configKey = "ticketing")
@Path("/api/tickets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface TicketingClient {

    /** Issues in an LRA: a cancelled LRA revokes them. */
    @POST
    @Path("issue")
    IssuedTickets issue(@HeaderParam("Long-Running-Action") String lra, IssueTicketsRequest request);

    /** Revokes; all or nothing. */
    @POST
    @Path("revoke")
    IssuedTickets revoke(RevokeTicketsRequest request);
}
