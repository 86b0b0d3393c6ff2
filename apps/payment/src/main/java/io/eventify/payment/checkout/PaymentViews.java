package io.eventify.payment.checkout;

import io.eventify.contracts.payment.PaymentView;
import io.eventify.contracts.payment.RefundView;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.PspWork;
import io.eventify.payment.ledger.Refund;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How a payment looks from outside: the status follows from the provider's word, the balance and the work under way. */
@ApplicationScoped
public class PaymentViews {

    private static final Set<PspWork.Kind> UNDECIDED =
            Set.of(PspWork.Kind.CREATE, PspWork.Kind.CAPTURE, PspWork.Kind.CANCEL, PspWork.Kind.RELEASE);

    private final String publishableKey;

    @Inject
    public PaymentViews(@ConfigProperty(name = "eventify.psp.publishable.key") String publishableKey) {
        this.publishableKey = publishableKey;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected PaymentViews() {
        this(null);
    }

    /** For those who may pay it: with the secret that lets a browser confirm it, as long as it can be paid. */
    PaymentView forPayer(ReadPayment.Reading reading) {
        boolean payable = reading.payment().state().isOpen()
                && !reading.open().contains(PspWork.Kind.CANCEL)
                && !reading.open().contains(PspWork.Kind.RELEASE);
        return view(reading, payable ? reading.payment().clientSecret() : null);
    }

    /** For those who only look. */
    PaymentView forReader(ReadPayment.Reading reading) {
        return view(reading, null);
    }

    private PaymentView view(ReadPayment.Reading reading, @Nullable String clientSecret) {
        Payment payment = reading.payment();
        return new PaymentView(
                payment.id(),
                payment.orderId(),
                status(reading),
                payment.amount(),
                payment.captured(),
                payment.refunded(),
                payment.intentId(),
                clientSecret,
                clientSecret == null ? null : publishableKey,
                payment.failureReason(),
                refunds(payment));
    }

    private static String status(ReadPayment.Reading reading) {
        Payment payment = reading.payment();
        if (payment.refunded().isPositive()) {
            return payment.refunded().equals(payment.captured()) ? "refunded" : "partially_refunded";
        }
        boolean undecided = (payment.state().isOpen() || payment.state() == Payment.State.AUTHORISED)
                && reading.open().stream().anyMatch(UNDECIDED::contains);
        return undecided ? "processing" : payment.state().name().toLowerCase(Locale.ROOT);
    }

    private static List<RefundView> refunds(Payment payment) {
        return payment.refunds().stream().map(PaymentViews::refund).toList();
    }

    /** A failed refund is shown as failed, although it will be tried again: support must see it. */
    static RefundView refund(Refund refund) {
        String status =
                switch (refund.status()) {
                    case PENDING -> "pending";
                    case SUCCEEDED -> "succeeded";
                    case FAILED, ABANDONED -> "failed";
                };
        return new RefundView(refund.id(), refund.amount(), status, refund.reason());
    }
}
