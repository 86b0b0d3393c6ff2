package io.eventify.gateway.services;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.eventify.contracts.order.OrderClient;
import io.eventify.contracts.reservation.CartClient;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.contracts.ticketing.WalletClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Every change that the gateway asks of a service. Never repeated from here: the caller has the idempotency key and decides. */
@ApplicationScoped
@Timeout(value = 15_000, unit = MILLIS)
@CircuitBreaker(requestVolumeThreshold = 20, delay = 2_000, skipOn = RefusedException.class)
public class Writes {
    @Inject
    @RestClient
    CartClient carts;

    @Inject
    @RestClient
    OrderClient orders;

    @Inject
    @RestClient
    WalletClient wallet;

    public ReservationView start(@Nullable String key, CartClient.StartCart request) {
        return carts.start(key, request);
    }

    public ReservationView addItems(UUID id, @Nullable String key, CartClient.AddPlaces request) {
        return carts.addItems(id, key, request);
    }

    public ReservationView removeItem(UUID id, UUID itemId) {
        return carts.removeItem(id, itemId);
    }

    public ReservationView confirm(UUID id) {
        return carts.confirm(id);
    }

    public OrderClient.Placed place(@Nullable String key, OrderClient.Place request) {
        return orders.place(key, request);
    }

    public OrderClient.Cancelled cancel(UUID id, @Nullable String key, OrderClient.Cancel request) {
        return orders.cancel(id, key, request);
    }

    public WalletClient.CheckedIn checkIn(@Nullable String key, WalletClient.Scan request) {
        return wallet.checkIn(key, request);
    }
}
