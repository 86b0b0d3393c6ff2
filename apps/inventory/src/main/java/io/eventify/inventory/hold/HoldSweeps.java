package io.eventify.inventory.hold;

import io.eventify.platform.time.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** When the periodic work on holds runs. */
@ApplicationScoped
public class HoldSweeps {

    @Inject
    Sweeps sweeps;

    @Inject
    ExpireHolds expireHolds;

    @Inject
    CompareCounters compareCounters;

    @Inject
    @ConfigProperty(name = "eventify.hold.sweep", defaultValue = "PT1S")
    Duration pause;

    @Inject
    @ConfigProperty(name = "eventify.hold.compare", defaultValue = "PT5M")
    Duration comparePause;

    void start(@Observes Startup startup) {
        sweeps.every(pause, "lapsed holds", this::expireAll);
        sweeps.every(comparePause, "counters and lines", compareCounters::differences);
    }

    private void expireAll() {
        int swept;
        do {
            swept = expireHolds.expireBatch();
        } while (swept == ExpireHolds.BATCH);
    }
}
