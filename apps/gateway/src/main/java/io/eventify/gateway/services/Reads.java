package io.eventify.gateway.services;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.eventify.contracts.Page;
import io.eventify.contracts.catalogue.CatalogueClient;
import io.eventify.contracts.catalogue.EventList;
import io.eventify.contracts.catalogue.EventPage;
import io.eventify.contracts.catalogue.SearchAnswer;
import io.eventify.contracts.catalogue.SearchQuery;
import io.eventify.contracts.catalogue.SuggestAnswer;
import io.eventify.contracts.event.EventClient;
import io.eventify.contracts.event.EventClient.EventDetails;
import io.eventify.contracts.event.EventClient.EventListing;
import io.eventify.contracts.event.EventClient.PerformanceDetails;
import io.eventify.contracts.event.EventClient.PriceList;
import io.eventify.contracts.inventory.AvailabilityClient;
import io.eventify.contracts.inventory.AvailabilityClient.Availability;
import io.eventify.contracts.inventory.AvailabilityClient.SeatPage;
import io.eventify.contracts.order.OrderClient;
import io.eventify.contracts.reservation.CartClient;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.contracts.ticketing.WalletClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Every read that the gateway asks of a service: four seconds, one repetition, and a breaker that stops asking who does not answer. */
@ApplicationScoped
@Timeout(value = 4_000, unit = MILLIS)
@Retry(maxRetries = 1, delay = 50, jitter = 25, abortOn = RefusedException.class)
public class Reads {
    private static final int BREAKER_REQUESTS = 20;

    @Inject
    @RestClient
    EventClient events;

    @Inject
    @RestClient
    CatalogueClient catalogue;

    @Inject
    @RestClient
    AvailabilityClient availability;

    @Inject
    @RestClient
    CartClient carts;

    @Inject
    @RestClient
    OrderClient orders;

    @Inject
    @RestClient
    WalletClient wallet;

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public EventDetails event(UUID id) {
        return events.event(id);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public SearchAnswer search(SearchQuery query) {
        return catalogue.search(query);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public SuggestAnswer suggest(String typed, String language, int size) {
        return catalogue.suggest(typed, language, size);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public EventPage eventPage(UUID id) {
        return catalogue.event(id);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public EventList similar(UUID id, int size) {
        return catalogue.similar(id, size);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public EventList recommendations(String authorization, int size) {
        return catalogue.recommendations(authorization, size);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public Page<EventListing> ownEvents(int page, int size) {
        return events.events("true", null, null, null, page, size);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public Page<PerformanceDetails> performances(UUID eventId, int page, int size) {
        return events.performances(eventId, page, size);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public List<PriceList> prices(List<UUID> ids) {
        return events.prices(ids);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public List<Availability> availability(List<UUID> performanceIds) {
        return availability.availability(performanceIds);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public List<SeatPage> seats(
            List<UUID> performanceIds, @Nullable String section, @Nullable String state, int page, int size) {
        return availability.seats(performanceIds, section, state, page, size);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public Page<ReservationView> carts(int page, int size) {
        return carts.mine(page, size);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public ReservationView cart(UUID id) {
        return carts.get(id);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public Page<OrderClient.Listing> orders(int page, int size) {
        return orders.mine(true, page, size);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public OrderClient.Details order(UUID id) {
        return orders.get(id);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public Page<WalletClient.Ticket> tickets(int page, int size) {
        return wallet.mine(null, page, size);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public AvailabilityClient.SeatStates seatStates(UUID performanceId) {
        return availability.seatStates(performanceId, false);
    }

    @CircuitBreaker(requestVolumeThreshold = BREAKER_REQUESTS, delay = 2_000, skipOn = RefusedException.class)
    public AvailabilityClient.Layout layout(UUID performanceId) {
        return availability.layout(performanceId);
    }
}
