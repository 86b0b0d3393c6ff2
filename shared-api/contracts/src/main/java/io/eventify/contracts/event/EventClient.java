package io.eventify.contracts.event;

import io.eventify.contracts.Money;
import io.eventify.contracts.Page;
import io.eventify.contracts.SalesPolicy;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The programme, as the gateway reads it for whoever asks. All calls are reads and may be repeated. */
@RegisterRestClient(configKey = "event")
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface EventClient {

    /** An event; 404 {@code event_not_found} for none and for a draft of others. */
    @GET
    @Path("events/{eventId}")
    EventDetails event(@PathParam("eventId") UUID eventId);

    /** One page of published events; with {@code mine} the events of the caller's organisations, drafts included. */
    @GET
    @Path("events")
    Page<EventListing> events(
            @QueryParam("mine") @Nullable String mine,
            @QueryParam("query") @Nullable String query,
            @QueryParam("category") @Nullable String category,
            @QueryParam("city") @Nullable String city,
            @QueryParam("page") int page,
            @QueryParam("size") int size);

    /** One page of an event's performances in the order of their dates. */
    @GET
    @Path("events/{eventId}/performances")
    Page<PerformanceDetails> performances(
            @PathParam("eventId") UUID eventId, @QueryParam("page") int page, @QueryParam("size") int size);

    /** Several lists of prices at once, a hundred at most; those that do not exist or may not be seen are left out. */
    @GET
    @Path("pricing-schemes")
    List<PriceList> prices(@QueryParam("id") List<UUID> pricingSchemeIds);

    /**
     * @param title by language
     * @param description by language
     * @param status draft, published, archived or cancelled
     * @param reason why it was cancelled
     */
    record EventDetails(
            UUID eventId,
            UUID organisationId,
            String status,
            Map<String, String> title,
            Map<String, String> description,
            String category,
            List<String> tags,
            SalesPolicy policy,
            @Nullable Instant publishedAt,
            @Nullable String reason) {}

    /** @param upcoming its next performances, five at most */
    record EventListing(
            UUID eventId,
            UUID organisationId,
            String status,
            Map<String, String> title,
            String category,
            List<String> tags,
            List<PerformanceDetails> upcoming) {}

    /** @param salesStatus scheduled, open, closed or cancelled */
    record PerformanceDetails(
            UUID performanceId,
            UUID eventId,
            Instant startTime,
            Instant endTime,
            String timeZone,
            UUID venueId,
            Map<String, String> venueName,
            @Nullable String city,
            UUID seatingPlanId,
            UUID pricingSchemeId,
            SalesPolicy policy,
            String salesStatus) {}

    /** A list of prices, tax included. */
    record PriceList(UUID pricingSchemeId, UUID eventId, String currency, String taxPercent, List<Price> categories) {}

    /** One price. */
    record Price(String code, String seatClass, Map<String, String> name, Money price) {}
}
