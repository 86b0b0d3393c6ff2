package io.eventify.platform.outbox;

import io.eventify.platform.outbox.OutboxPartitions.Backlog;
import io.eventify.platform.time.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * What waits in the outbox, as metrics: {@code outbox_events} (counted up to 100,000) and {@code outbox_oldest_seconds}, each with the tag {@code context}. Measured
 * periodically, so that reading the metrics costs the database nothing.
 */
@ApplicationScoped
class OutboxBacklog {
    private volatile Backlog latest = new Backlog(0, 0);

    @Inject
    MetricRegistry metrics;

    @Inject
    Sweeps sweeps;

    @Inject
    @ConfigProperty(name = "eventify.context", defaultValue = "unnamed")
    String context;

    @Inject
    @ConfigProperty(name = "eventify.outbox.measure", defaultValue = "PT10S")
    Duration pause;

    /** Called once, by the relay. */
    public void watch(OutboxPartitions outbox) {
        Tag tag = new Tag("context", context);
        metrics.gauge("outbox_events", () -> latest.events(), tag);
        metrics.gauge("outbox_oldest_seconds", () -> latest.oldestSeconds(), tag);
        sweeps.every(pause, "outbox backlog", () -> latest = outbox.backlog());
    }
}
