package io.eventify.payment.webhook;

import io.eventify.platform.time.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/** Keeps the list of taken in messages short. */
@ApplicationScoped
public class ForgetOldEvents {

    @Inject
    ApplyPspEvent events;

    @Inject
    Sweeps sweeps;

    void start(@Observes Startup started) {
        sweeps.every(Duration.ofHours(6), "webhook-events", events::forgetOld);
    }
}
