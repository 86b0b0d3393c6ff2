package io.eventify.payment.psp;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Every call to the provider passes here, so that all of them share one circuit breaker. Repeating is harmless: reads change nothing, and each write carries an
 * idempotency key. A refusal is an answer and does not count against the provider. The numbers are defaults; configuration overrides them by the names of
 * MicroProfile Fault Tolerance.
 */
@ApplicationScoped
public class PspGuard {

    /** One request to the provider. */
    @FunctionalInterface
    interface Request<T> {
        T send() throws StripeException;
    }

    /**
     * @throws PspRefusedException if the provider says no
     * @throws PspUnavailableException if the outcome is unknown; so are the fault tolerance exceptions (timeout, open breaker)
     */
    @Timeout(2000)
    @Retry(
            maxRetries = 2,
            delay = 500,
            jitter = 300,
            delayUnit = ChronoUnit.MILLIS,
            jitterDelayUnit = ChronoUnit.MILLIS,
            maxDuration = 9000,
            retryOn = {
                PspUnavailableException.class,
                org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException.class
            })
    @CircuitBreaker(
            requestVolumeThreshold = 50,
            failureRatio = 0.25,
            delay = 45_000,
            successThreshold = 10,
            skipOn = PspRefusedException.class)
    <T> T call(Request<T> request) {
        try {
            return request.send();
        } catch (ApiConnectionException e) {
            throw new PspUnavailableException("no answer from the provider", e);
        } catch (StripeException e) {
            throw translated(e);
        }
    }

    /*
     * 409 means that the same idempotency key is being worked on, 429 that we are too fast, 401 and 403 that our configuration is wrong:
     * none of them says anything about the customer's money.
     */
    private static RuntimeException translated(StripeException e) {
        int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
        boolean answered =
                status >= 400 && status < 500 && status != 401 && status != 403 && status != 409 && status != 429;
        if (!answered) {
            return new PspUnavailableException("the provider answered " + status, e);
        }
        String decline = e.getStripeError() == null ? null : e.getStripeError().getDeclineCode();
        String code = decline != null ? decline : e.getCode();
        return new PspRefusedException(code == null ? "refused" : code, e);
    }
}
