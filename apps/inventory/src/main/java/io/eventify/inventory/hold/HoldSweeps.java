package io.eventify.inventory.hold;

import io.eventify.platform.time.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** When the periodic work on holds runs. */
@ApplicationScoped
public class HoldSweeps {
    /** Found by the latest comparison; a hundred stands for a hundred or more. */
    private final AtomicInteger differences = new AtomicInteger();

    @Inject
    Sweeps sweeps;

    @Inject
    ExpireHolds expireHolds;

    @Inject
    CompareCounters compareCounters;

    @Inject
    MetricRegistry metrics;

    @Inject
    @ConfigProperty(name = "eventify.hold.sweep", defaultValue = "PT1S")
    Duration pause;

    @Inject
    @ConfigProperty(name = "eventify.hold.compare", defaultValue = "PT5M")
    Duration comparePause;

    void start(@Observes Startup startup) {
        sweeps.every(pause, "lapsed holds", this::expireAll);
        metrics.gauge("inventory_counter_differences", differences::get);
        sweeps.every(
                comparePause,
                "counters and lines",
                () -> differences.set(compareCounters.differences().size()));
    }

    private void expireAll() {
        int swept;
        do {
            swept = expireHolds.expireBatch();
        } while (swept == ExpireHolds.BATCH);
    }
}
