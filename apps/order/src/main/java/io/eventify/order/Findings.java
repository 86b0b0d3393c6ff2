package io.eventify.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What should not have happened and was put right, or needs a person: one log line and one count each, with the order's id. */
@ApplicationScoped
public class Findings {
    private static final Logger LOG = System.getLogger(Findings.class.getName());

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

    /**
     * @param kind stable word, such as {@code lost_payment_event}
     * @param facts what was seen and what was done about it; no personal data
     */
    public void report(String kind, UUID orderId, String facts) {
        metrics.counter("order_findings", new Tag("kind", kind)).inc();
        LOG.log(Level.WARNING, "finding {0} order={1}: {2}", kind, orderId, facts);
    }
}
