package io.eventify.payment.psp;

import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.net.Webhook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads webhooks. Source of the rules: Stripe, "Receive Stripe events in your webhook endpoint", section "Verify webhook signatures". */
@ApplicationScoped
public class PspEvents {

    private static final long TOLERANCE_SECONDS = 300;

    private final String secret;
    private final Clock clock;

    @Inject
    public PspEvents(@ConfigProperty(name = "eventify.psp.webhook.secret") String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected PspEvents() {
        this(null, null);
    }

    /**
     * @param payload the body exactly as it came: the signature covers its bytes
     * @throws InvalidWebhookException if the signature is missing, wrong or older than five minutes, or the body is no event
     */
    public PspEvent verified(String payload, String signature) {
        try {
            // first of all: constructEvent parses before it verifies
            Webhook.Signature.verifyHeader(payload, signature, secret, TOLERANCE_SECONDS, clock);
            return read(Webhook.constructEvent(payload, signature, secret, TOLERANCE_SECONDS, clock));
        } catch (SignatureVerificationException | EventDataObjectDeserializationException e) {
            throw new InvalidWebhookException(e);
        }
    }

    /* Deserialised whatever version of the API the provider speaks: the few fields that are read here are the same in all of them. */
    private static PspEvent read(Event event) throws EventDataObjectDeserializationException {
        boolean relevant = event.getType().startsWith("payment_intent.")
                || event.getType().startsWith("refund.")
                || event.getType().equals("charge.refund.updated");
        if (!relevant) {
            return new PspEvent.Irrelevant(event.getId(), event.getType());
        }
        StripeObject object = event.getDataObjectDeserializer().deserializeUnsafe();
        return switch (object) {
            case PaymentIntent intent ->
                new PspEvent.IntentTold(event.getId(), event.getType(), IntentSnapshot.of(intent));
            case Refund refund -> new PspEvent.RefundTold(event.getId(), event.getType(), RefundSnapshot.of(refund));
            default -> new PspEvent.Irrelevant(event.getId(), event.getType());
        };
    }
}
