package io.eventify.payment.psp;

import com.stripe.StripeClient;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.service.V1Services;
import io.eventify.contracts.Money;
import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/**
 * The payment provider. Remote calls all of them: never inside a transaction.
 *
 * <p>Every method throws {@link PspRefusedException} if the provider says no and {@link PspUnavailableException} if the outcome is unknown. Writes carry an
 * idempotency key that follows from our ids, so that a repetition after a crash finds the first effect (Stripe keeps keys for at least 24 hours).
 */
@ApplicationScoped
public class PspClient {

    private static final long PAGE = 100;
    private static final int SAME_KEY_ATTEMPTS = 6;

    private final PspGuard guard;
    private final V1Services stripe;

    @Inject
    public PspClient(
            PspGuard guard,
            @ConfigProperty(name = "eventify.psp.url") URI url,
            @ConfigProperty(name = "eventify.psp.secret.key") String secretKey) {
        this.guard = guard;
        this.stripe = StripeClient.builder()
                .setApiBase(url.toString().replaceAll("/+$", ""))
                .setApiKey(secretKey)
                .setConnectTimeout(500)
                .setReadTimeout(2000)
                .setMaxNetworkRetries(0)
                .build()
                .v1();
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected PspClient() {
        this.guard = null;
        this.stripe = null;
    }

    /** Makes the PaymentIntent of a payment; asking again gives the same one. */
    public IntentSnapshot create(UUID paymentId, UUID orderId, Money amount, int attempt) {
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
                .setAmount(StripeAmounts.of(amount))
                .setCurrency(amount.currency().toLowerCase(Locale.ROOT))
                .setCaptureMethod(CaptureMethod.MANUAL)
                .setAutomaticPaymentMethods(
                        AutomaticPaymentMethods.builder().setEnabled(true).build())
                .putMetadata(Metadata.ORDER_ID, orderId.toString())
                .putMetadata(Metadata.PAYMENT_ID, paymentId.toString())
                .build();
        return IntentSnapshot.of(
                call(() -> stripe.paymentIntents().create(params, key(paymentId.toString(), attempt))));
    }

    public IntentSnapshot retrieve(String intentId) {
        return IntentSnapshot.of(call(() -> stripe.paymentIntents().retrieve(intentId)));
    }

    /** Takes all of the authorised money. The provider takes it once, whatever the key. */
    public IntentSnapshot capture(UUID paymentId, String intentId, int attempt) {
        PaymentIntentCaptureParams params = PaymentIntentCaptureParams.builder().build();
        return IntentSnapshot.of(
                call(() -> stripe.paymentIntents().capture(intentId, params, key("capture-" + paymentId, attempt))));
    }

    /**
     * Cancels an unpaid PaymentIntent, or voids its authorisation. The key lives for this call only: the provider repeats a stored refusal for a day, and what it
     * refuses while the bank is busy it allows later.
     */
    public IntentSnapshot cancel(String intentId) {
        RequestOptions once = key("cancel-" + Ids.next(), 1);
        return IntentSnapshot.of(call(() -> stripe.paymentIntents().cancel(intentId, once)));
    }

    /** @param tryNumber a try that the provider let fail is followed by another one, with a key of its own */
    public RefundSnapshot refund(UUID refundId, int tryNumber, String intentId, Money amount, int attempt) {
        RefundCreateParams params = RefundCreateParams.builder()
                .setPaymentIntent(intentId)
                .setAmount(StripeAmounts.of(amount))
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putMetadata(Metadata.REFUND_ID, refundId.toString())
                .putMetadata(Metadata.TRY, String.valueOf(tryNumber))
                .build();
        return RefundSnapshot.of(
                call(() -> stripe.refunds().create(params, key("refund-" + refundId + "-" + tryNumber, attempt))));
    }

    /** A page of PaymentIntents made since then, newest first; after the given one, if any. */
    public List<IntentSnapshot> intentsSince(Instant since, @Nullable String after) {
        PaymentIntentListParams params = PaymentIntentListParams.builder()
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(since.getEpochSecond())
                        .build())
                .setLimit(PAGE)
                .setStartingAfter(after)
                .build();
        List<PaymentIntent> page =
                call(() -> stripe.paymentIntents().list(params)).getData();
        return page.stream().map(IntentSnapshot::of).toList();
    }

    /** A page of refunds made since then, newest first; after the given one, if any. */
    public List<RefundSnapshot> refundsSince(Instant since, @Nullable String after) {
        RefundListParams params = RefundListParams.builder()
                .setCreated(RefundListParams.Created.builder()
                        .setGte(since.getEpochSecond())
                        .build())
                .setLimit(PAGE)
                .setStartingAfter(after)
                .build();
        List<Refund> page = call(() -> stripe.refunds().list(params)).getData();
        return page.stream().map(RefundSnapshot::of).toList();
    }

    /** The refunds of a PaymentIntent; there are never more than one page of them. */
    public List<RefundSnapshot> refundsOf(String intentId) {
        RefundListParams params = RefundListParams.builder()
                .setPaymentIntent(intentId)
                .setLimit(PAGE)
                .build();
        return call(() -> stripe.refunds().list(params)).getData().stream()
                .map(RefundSnapshot::of)
                .toList();
    }

    private <T> T call(PspGuard.Request<T> request) {
        try {
            return guard.call(request);
        } catch (FaultToleranceException e) {
            throw new PspUnavailableException("the provider is too slow or was given a rest", e);
        }
    }

    /*
     * The provider stores even its own 500 under a key and repeats it for a day. After some attempts, minutes later, the key is therefore another one; the caller has
     * looked before whether the earlier attempts had an effect.
     */
    private static RequestOptions key(String key, int attempt) {
        return RequestOptions.builder()
                .setIdempotencyKey(attempt <= SAME_KEY_ATTEMPTS ? key : key + "-" + attempt)
                .build();
    }
}
