package io.eventify.order.calls;

import io.eventify.contracts.payment.CreateIntentRequest;
import io.eventify.contracts.payment.PaymentClient;
import io.eventify.contracts.payment.PaymentView;
import io.eventify.contracts.payment.RefundRequest;
import io.eventify.contracts.payment.RefundView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The money. One attempt each, and a second only if nothing can have been sent; who gets no answer leaves the order {@code processing}, and the saga's step, the
 * payment's event or the reconciliation decides.
 */
@ApplicationScoped
@Timeout(1000)
@Retry(
        maxRetries = 1,
        delay = 50,
        jitter = 20,
        retryOn = NothingSentException.class,
        abortOn = CallRefusedException.class)
@CircuitBreaker(
        requestVolumeThreshold = 50,
        failureRatio = 0.3,
        delay = 30_000,
        successThreshold = 10,
        skipOn = CallRefusedException.class)
@Bulkhead(64)
public class PaymentCalls {
    private final PaymentClient client;

    @Inject
    public PaymentCalls(@RestClient PaymentClient client) {
        this.client = client;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected PaymentCalls() {
        this(null);
    }

    /** The order's one payment; its key is the order's id. */
    public PaymentView createIntent(URI lra, CreateIntentRequest request) {
        return Answers.of(() -> client.createIntent(request.orderId().toString(), lra.toString(), request));
    }

    public PaymentView get(UUID payment) {
        return Answers.of(() -> client.get(payment));
    }

    /** Takes the authorised money. */
    public PaymentView capture(UUID payment, URI lra) {
        return Answers.of(() -> client.capture(payment, lra.toString()));
    }

    /** @param key makes the refund once only */
    public RefundView refund(UUID payment, UUID key, RefundRequest request) {
        return Answers.of(() -> client.refund(payment, key.toString(), request));
    }

    /** Lets go of all money of the payment. */
    public PaymentView release(UUID payment) {
        return Answers.of(() -> client.release(payment));
    }
}
