package io.eventify.payment.reconciliation;

import io.eventify.payment.ledger.Payment;
import io.eventify.payment.psp.IntentSnapshot;
import io.eventify.payment.psp.PspClient;
import io.eventify.payment.psp.PspRefusedException;
import io.eventify.payment.psp.PspUnavailableException;
import io.eventify.payment.psp.RefundSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * One comparison with the provider, from both sides: the provider's recent list (it may know of payments whose webhook was lost), and our own unfinished payments (they
 * may be older than that list). Bounded: what does not fit comes with a later run, since what was looked at moves to the end.
 */
@ApplicationScoped
public class Reconcile {

    private static final Logger LOG = Logger.getLogger(Reconcile.class.getName());
    private static final int MAX_PAGES = 50;
    private static final int MAX_UNFINISHED = 200;

    private final PspClient psp;
    private final ApplyTruth apply;
    private final Findings findings;
    private final Clock clock;
    private final Duration window;
    private final Duration patience;

    /**
     * @param window how far back the provider's list is read
     * @param patience how long a payment of ours may stand still before the provider is asked
     */
    @Inject
    public Reconcile(
            PspClient psp,
            ApplyTruth apply,
            Findings findings,
            Clock clock,
            @ConfigProperty(name = "eventify.payment.reconciliation.window", defaultValue = "PT2H") Duration window,
            @ConfigProperty(name = "eventify.payment.reconciliation.patience", defaultValue = "PT2M")
                    Duration patience) {
        this.psp = psp;
        this.apply = apply;
        this.findings = findings;
        this.clock = clock;
        this.window = window;
        this.patience = patience;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Reconcile() {
        this(null, null, null, null, null, null);
    }

    /** Stops at the first question that the provider leaves unanswered; the next run begins anew. */
    public void run() {
        try {
            Instant since = clock.instant().minus(window);
            compareIntents(since);
            compareRefunds(since);
            compareUnfinished();
        } catch (PspUnavailableException e) {
            LOG.log(Level.WARNING, "reconciliation stopped: the provider does not answer", e);
        }
    }

    private void compareIntents(Instant since) {
        @Nullable String after = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            List<IntentSnapshot> intents = psp.intentsSince(since, after);
            if (intents.isEmpty()) {
                return;
            }
            intents.forEach(this::compare);
            after = intents.getLast().id();
        }
    }

    private void compareRefunds(Instant since) {
        @Nullable String after = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            List<RefundSnapshot> refunds = psp.refundsSince(since, after);
            if (refunds.isEmpty()) {
                return;
            }
            refunds.forEach(refund -> apply.refund(refund).ifPresent(payment -> findings.refund(payment, refund)));
            after = refunds.getLast().id();
        }
    }

    private void compareUnfinished() {
        for (Payment payment : apply.unfinished(patience, MAX_UNFINISHED)) {
            try {
                compare(psp.retrieve(payment.requiredIntentId()));
            } catch (PspRefusedException e) {
                findings.unknownToProvider(payment, e.code());
            }
        }
    }

    private void compare(IntentSnapshot intent) {
        apply.intent(intent, patience).ifPresent(payment -> findings.intent(payment, intent));
    }
}
