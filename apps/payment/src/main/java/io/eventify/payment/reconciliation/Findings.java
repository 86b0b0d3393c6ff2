package io.eventify.payment.reconciliation;

import io.eventify.payment.ledger.Payment;
import io.eventify.payment.psp.IntentSnapshot;
import io.eventify.payment.psp.RefundSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Where the provider and we differed: one log line with the order, and one count, for each. */
@ApplicationScoped
public class Findings {

    private static final Logger LOG = Logger.getLogger(Findings.class.getName());

    private final MetricRegistry metrics;

    @Inject
    public Findings(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Findings() {
        this(null);
    }

    void intent(Payment payment, IntentSnapshot intent) {
        note("intent", payment, "was " + payment.state() + " here and is " + intent.outcome() + " at the provider");
    }

    void refund(Payment payment, RefundSnapshot refund) {
        note("refund", payment, "refund " + refund.id() + " is " + refund.status() + " at the provider");
    }

    void unknownToProvider(Payment payment, String code) {
        note("unknown", payment, "the provider does not know " + payment.intentId() + ": " + code);
    }

    private void note(String kind, Payment payment, String what) {
        metrics.counter("payment_reconciliation_findings", new Tag("kind", kind))
                .inc();
        LOG.warning(() -> "reconciliation: order " + payment.orderId() + ", payment " + payment.id() + ": " + what);
    }
}
