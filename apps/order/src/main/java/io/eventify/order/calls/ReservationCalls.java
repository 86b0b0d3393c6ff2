package io.eventify.order.calls;

import io.eventify.contracts.reservation.ReservationClient;
import io.eventify.contracts.reservation.ReservationView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The cart. The customer waits for these calls, so they are short. */
@ApplicationScoped
@Timeout(1000)
@Retry(maxRetries = 2, delay = 50, jitter = 25, maxDuration = 5000, abortOn = CallRefusedException.class)
@CircuitBreaker(
        requestVolumeThreshold = 20,
        failureRatio = 0.5,
        delay = 10_000,
        successThreshold = 5,
        skipOn = CallRefusedException.class)
@Bulkhead(64)
public class ReservationCalls {
    private final ReservationClient client;

    @Inject
    public ReservationCalls(@RestClient ReservationClient client) {
        this.client = client;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected ReservationCalls() {
        this(null);
    }

    public ReservationView get(UUID reservation) {
        return Answers.of(() -> client.get(reservation));
    }

    /** Freezes the cart. */
    public ReservationView checkout(UUID reservation, URI lra) {
        return Answers.of(() -> client.checkout(reservation, lra.toString()));
    }
}
