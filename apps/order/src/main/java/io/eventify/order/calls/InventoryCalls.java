package io.eventify.order.calls;

import io.eventify.contracts.inventory.GiveBackRequest;
import io.eventify.contracts.inventory.HoldView;
import io.eventify.contracts.inventory.InventoryClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The holds. */
@ApplicationScoped
@Timeout(1000)
@Retry(maxRetries = 2, delay = 100, jitter = 50, maxDuration = 5000, abortOn = CallRefusedException.class)
@CircuitBreaker(
        requestVolumeThreshold = 20,
        failureRatio = 0.5,
        delay = 10_000,
        successThreshold = 5,
        skipOn = CallRefusedException.class)
@Bulkhead(64)
public class InventoryCalls {
    private final InventoryClient client;

    @Inject
    public InventoryCalls(@RestClient InventoryClient client) {
        this.client = client;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected InventoryCalls() {
        this(null);
    }

    /** The hold no longer lapses by itself. */
    public HoldView firm(UUID hold, URI lra) {
        return Answers.of(() -> client.firm(hold, lra.toString()));
    }

    /** The same places once more, if all are free. */
    public HoldView retake(UUID hold, URI lra) {
        return Answers.of(() -> client.retake(hold, lra.toString()));
    }

    /** The places are sold. */
    public HoldView commit(UUID hold, URI lra) {
        return Answers.of(() -> client.commit(hold, lra.toString()));
    }

    /** Sold places return to sale; the key makes it once only. */
    public void giveBack(UUID hold, UUID key, GiveBackRequest places) {
        Answers.of(() -> {
            client.giveBack(hold, key.toString(), places);
            return hold;
        });
    }
}
