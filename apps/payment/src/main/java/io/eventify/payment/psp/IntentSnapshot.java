package io.eventify.payment.psp;

import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A PaymentIntent as the provider showed it at one moment.
 *
 * @param paymentId which payment of ours it says it is for
 */
public record IntentSnapshot(
        String id, @Nullable UUID paymentId, @Nullable String clientSecret, PaymentOutcome outcome) {

    static IntentSnapshot of(PaymentIntent intent) {
        return new IntentSnapshot(
                intent.getId(),
                Metadata.id(intent.getMetadata(), Metadata.PAYMENT_ID),
                intent.getClientSecret(),
                outcome(intent));
    }

    private static PaymentOutcome outcome(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "requires_payment_method" -> beforeConfirmation(intent);
            case "requires_confirmation" -> new PaymentOutcome.AwaitingCustomer();
            case "requires_action" -> new PaymentOutcome.ActionRequired();
            case "processing" -> new PaymentOutcome.Processing();
            case "requires_capture" ->
                new PaymentOutcome.Authorised(StripeAmounts.money(intent.getCurrency(), intent.getAmountCapturable()));
            case "succeeded" ->
                new PaymentOutcome.Captured(
                        reference(intent), StripeAmounts.money(intent.getCurrency(), intent.getAmountReceived()));
            case "canceled" -> new PaymentOutcome.Cancelled();
            default ->
                throw new IllegalStateException(
                        "PaymentIntent " + intent.getId() + " has the unknown status " + intent.getStatus());
        };
    }

    private static PaymentOutcome beforeConfirmation(PaymentIntent intent) {
        StripeError error = intent.getLastPaymentError();
        if (error == null) {
            return new PaymentOutcome.AwaitingCustomer();
        }
        String reason = error.getDeclineCode() != null ? error.getDeclineCode() : error.getCode();
        return new PaymentOutcome.Declined(attempt(intent, error), reason == null ? "card_declined" : reason);
    }

    private static String attempt(PaymentIntent intent, StripeError error) {
        if (error.getCharge() != null) {
            return error.getCharge();
        }
        if (intent.getLatestCharge() != null) {
            return intent.getLatestCharge();
        }
        return error.getPaymentMethod() == null
                ? String.valueOf(error.getCode())
                : error.getPaymentMethod().getId();
    }

    private static String reference(PaymentIntent intent) {
        return intent.getLatestCharge() == null ? intent.getId() : intent.getLatestCharge();
    }
}
