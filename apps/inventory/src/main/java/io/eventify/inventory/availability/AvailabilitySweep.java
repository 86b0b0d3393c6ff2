package io.eventify.inventory.availability;

import io.eventify.platform.time.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Announces availability several times a second. */
@ApplicationScoped
public class AvailabilitySweep {
    @Inject
    Sweeps sweeps;

    @Inject
    AnnounceAvailability announceAvailability;

    @Inject
    @ConfigProperty(name = "eventify.inventory.availability.announce", defaultValue = "PT0.1S")
    Duration pause;

    void start(@Observes Startup startup) {
        sweeps.every(pause, "availability", this::announceAll);
    }

    private void announceAll() {
        int worked;
        do {
            worked = announceAvailability.announceMarked();
        } while (worked == AnnounceAvailability.BATCH);
    }
}
