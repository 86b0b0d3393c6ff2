package io.eventify.reservation.cart;

import io.eventify.contracts.inventory.ExtendHoldRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest;
import io.eventify.contracts.inventory.HoldView;
import io.eventify.contracts.inventory.InventoryClient;
import io.eventify.platform.errors.RemoteCallException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The inventory as the cart calls it. Never inside a transaction.
 *
 * <p>Repeated only with the same key, 50 to 150 ms apart; a slow answer counts as a failure; a refusal (places taken, limit reached) is an answer, neither repeated
 * nor counted. When the inventory is in trouble the customer gets 503 with Retry-After and keeps the cart.
 */
@ApplicationScoped
class InventoryHolds {
    @Inject
    @RestClient
    InventoryClient inventory;

    /** @throws HoldRefusedException if the inventory says no */
    @Timeout(300)
    @Retry(
            maxRetries = 2,
            delay = 100,
            jitter = 50,
            abortOn = {HoldRefusedException.class, CircuitBreakerOpenException.class, BulkheadException.class})
    @CircuitBreaker(
            requestVolumeThreshold = 20,
            failureRatio = 0.5,
            delay = 10_000,
            successThreshold = 5,
            skipOn = HoldRefusedException.class)
    @Bulkhead(64)
    @Fallback(fallbackMethod = "holdUnavailable", skipOn = HoldRefusedException.class)
    public HoldView hold(String key, HoldSeatsRequest request) {
        return answered(() -> inventory.hold(key, request));
    }

    /** @throws HoldRefusedException if the inventory says no */
    @Timeout(300)
    @Retry(
            maxRetries = 2,
            delay = 100,
            jitter = 50,
            abortOn = {HoldRefusedException.class, CircuitBreakerOpenException.class, BulkheadException.class})
    @CircuitBreaker(
            requestVolumeThreshold = 20,
            failureRatio = 0.5,
            delay = 10_000,
            successThreshold = 5,
            skipOn = HoldRefusedException.class)
    @Bulkhead(64)
    @Fallback(fallbackMethod = "extendUnavailable", skipOn = HoldRefusedException.class)
    public HoldView extend(UUID holdId, int ttlSeconds) {
        return answered(() -> inventory.extend(holdId, new ExtendHoldRequest(ttlSeconds)));
    }

    /** Gives a hold back; repeated by the durable work behind it, not here. */
    @Timeout(2_000)
    @CircuitBreaker(
            requestVolumeThreshold = 20,
            failureRatio = 0.5,
            delay = 10_000,
            successThreshold = 5,
            skipOn = HoldRefusedException.class)
    public void release(UUID holdId) {
        answered(() -> {
            inventory.release(holdId);
            return holdId;
        });
    }

    HoldView holdUnavailable(String key, HoldSeatsRequest request) {
        throw new InventoryUnavailableException();
    }

    HoldView extendUnavailable(UUID holdId, int ttlSeconds) {
        throw new InventoryUnavailableException();
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (RemoteCallException e) {
            if (HoldRefusedException.isRefusal(e)) {
                throw new HoldRefusedException(e);
            }
            throw e;
        }
    }
}
