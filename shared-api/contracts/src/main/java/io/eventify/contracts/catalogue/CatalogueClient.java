package io.eventify.contracts.catalogue;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The catalogue's reads. Public, except recommendations. Errors: 400 for parameters out of range, 404 {@code event_not_found}, {@code performance_not_found}.
 */
@RegisterRestClient(configKey = "catalogue")
@Path("/api/catalog")
@Produces(MediaType.APPLICATION_JSON)
public interface CatalogueClient {

    /** Published events with a performance ahead. */
    @GET
    @Path("events")
    SearchAnswer search(@BeanParam SearchQuery query);

    /**
     * Proposals for what is being typed.
     *
     * @param typed 1 to 100 characters
     * @param lang fr, en or ar
     * @param size 1 to 20
     */
    @GET
    @Path("suggest")
    SuggestAnswer suggest(@QueryParam("q") String typed, @QueryParam("lang") String lang, @QueryParam("size") int size);

    /** A published, archived or cancelled event with all its performances, prices and availability, in one answer. */
    @GET
    @Path("events/{eventId}")
    EventPage event(@PathParam("eventId") UUID eventId);

    /**
     * Several events as lists show them; unknown ones are left out.
     *
     * @param ids at most 100
     */
    @GET
    @Path("summaries")
    EventList summaries(@QueryParam("id") List<UUID> ids);

    /**
     * Several performances; unknown ones are left out.
     *
     * @param ids at most 100
     */
    @GET
    @Path("performances")
    List<PerformanceView> performances(@QueryParam("id") List<UUID> ids);

    /**
     * Events like this one.
     *
     * @param size 1 to 20
     */
    @GET
    @Path("events/{eventId}/similar")
    EventList similar(@PathParam("eventId") UUID eventId, @QueryParam("size") int size);

    /** How many places are left, at most half a second old in all but a few cases. */
    @GET
    @Path("performances/{performanceId}/availability")
    AvailabilityView availability(@PathParam("performanceId") UUID performanceId);

    /**
     * For the customer whose token it is [CUSTOMER].
     *
     * @param bearer {@code Bearer <token>} of the customer
     * @param size 1 to 20
     */
    @GET
    @Path("recommendations")
    EventList recommendations(@HeaderParam("Authorization") String bearer, @QueryParam("size") int size);
}
