package io.eventify.contracts.inventory;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Which places are free, for everybody. All calls are reads and may be repeated. */
@RegisterRestClient(configKey = "inventory")
@Path("/api/inventory")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface AvailabilityClient {

    /** Several performances at once, a hundred at most; unknown ones are left out. */
    @GET
    @Path("availability")
    List<Availability> availability(@QueryParam("performanceId") List<UUID> performanceIds);

    /**
     * One page of the seats of each performance, in the order of the seating plan; unknown performances are left out.
     *
     * @param performanceIds a hundred at most
     * @param section only this section, by its name
     * @param state only seats in this state: free, held, sold or blocked
     * @param size of each page, 1 to 500; pages times performances 50,000 at most
     */
    @GET
    @Path("seats")
    List<SeatPage> seats(
            @QueryParam("performanceId") List<UUID> performanceIds,
            @QueryParam("section") @Nullable String section,
            @QueryParam("state") @Nullable String state,
            @QueryParam("page") int page,
            @QueryParam("size") int size);

    /** The state of every place without the seats' ids, which {@link #layout} has. */
    @GET
    @Path("performances/{performanceId}/seat-map")
    SeatStates seatStates(@PathParam("performanceId") UUID performanceId, @QueryParam("ids") boolean ids);

    /** Where the places are; does not change while the performance is on sale. */
    @GET
    @Path("performances/{performanceId}/layout")
    Layout layout(@PathParam("performanceId") UUID performanceId);

    /** @param available whether any place can be held now */
    record Availability(
            UUID performanceId,
            String salesStatus,
            boolean available,
            long remaining,
            List<SeatCount> seats,
            List<Zone> zones) {}

    /** Numbered seats of one class in one section. */
    record SeatCount(UUID sectionId, String section, String seatClass, int total, int remaining) {}

    /** A zone of a performance. */
    record Zone(UUID bucketId, UUID zoneId, Map<String, String> name, String seatClass, int capacity, int remaining) {}

    /** @param total how many seats match in all */
    record SeatPage(UUID performanceId, long total, List<Seat> items) {}

    /** @param state free, held, sold or blocked */
    record Seat(
            UUID seatId,
            String section,
            String row,
            String number,
            String seatClass,
            boolean accessible,
            boolean companion,
            String state) {}

    /** The sections in the order of the layout. */
    record SeatStates(
            UUID performanceId,
            UUID seatingPlanId,
            String salesStatus,
            List<SectionStates> sections,
            List<Zone> buckets) {}

    /** @param states one letter a seat: f free, h held, s sold, b blocked */
    record SectionStates(UUID sectionId, String name, String states) {}

    /** The sections with their seats, in the order of the states. */
    record Layout(UUID performanceId, UUID seatingPlanId, List<SectionLayout> sections) {}

    /** @param seats each an array of values, the seat's id first */
    record SectionLayout(UUID sectionId, String name, List<List<Object>> seats) {}
}
