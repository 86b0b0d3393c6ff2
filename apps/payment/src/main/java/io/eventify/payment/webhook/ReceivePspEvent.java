package io.eventify.payment.webhook;

import io.eventify.payment.ledger.Payment;
import io.eventify.payment.psp.IntentSnapshot;
import io.eventify.payment.psp.PaymentOutcome;
import io.eventify.payment.psp.PspClient;
import io.eventify.payment.psp.PspEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Takes in a verified message of the provider. A message shows how things were when it was made, and messages overtake one another: one that says that money is held,
 * was taken or was let go can be applied as it is, because nothing follows it that it could undo; anything less is only a hint to ask the provider how things are now.
 */
@ApplicationScoped
public class ReceivePspEvent {

    private static final Logger LOG = Logger.getLogger(ReceivePspEvent.class.getName());

    private final ApplyPspEvent apply;
    private final PspClient psp;

    @Inject
    public ReceivePspEvent(ApplyPspEvent apply, PspClient psp) {
        this.apply = apply;
        this.psp = psp;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected ReceivePspEvent() {
        this(null, null);
    }

    /** Not inside a transaction: it may ask the provider. */
    public void of(PspEvent event) {
        switch (event) {
            case PspEvent.IntentTold told -> intentTold(told);
            case PspEvent.RefundTold told -> refundTold(told);
            case PspEvent.Irrelevant irrelevant ->
                LOG.fine(() -> "webhook " + irrelevant.type() + " is of no interest");
        }
    }

    private void intentTold(PspEvent.IntentTold told) {
        Optional<Payment> payment =
                apply.paymentOf(told.intent().id(), told.intent().paymentId());
        if (payment.isEmpty()) {
            LOG.info(() -> "webhook " + told.id() + " is about " + told.intent().id() + ", which is not ours");
            return;
        }
        if (!apply.isKnown(told)) {
            IntentSnapshot now = isSettling(told.intent())
                    ? told.intent()
                    : psp.retrieve(told.intent().id());
            apply.intent(told, payment.get().id(), now);
        }
    }

    private static boolean isSettling(IntentSnapshot intent) {
        return switch (intent.outcome()) {
            case PaymentOutcome.Authorised _, PaymentOutcome.Captured _, PaymentOutcome.Cancelled _ -> true;
            case PaymentOutcome.AwaitingCustomer _,
                    PaymentOutcome.ActionRequired _,
                    PaymentOutcome.Processing _,
                    PaymentOutcome.Declined _ -> false;
        };
    }

    private void refundTold(PspEvent.RefundTold told) {
        String intentId = told.refund().intentId();
        Optional<Payment> payment = intentId == null ? Optional.empty() : apply.paymentOf(intentId, null);
        if (payment.isEmpty()) {
            LOG.info(() -> "webhook " + told.id() + " is about " + told.refund().id() + ", which is not ours");
            return;
        }
        if (payment.get().captures().isEmpty()) {
            apply.intentAlone(payment.get().id(), psp.retrieve(payment.get().requiredIntentId()));
        }
        apply.refund(told, payment.get().id(), told.refund());
    }
}
