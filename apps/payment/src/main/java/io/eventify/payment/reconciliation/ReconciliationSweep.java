package io.eventify.payment.reconciliation;

import io.eventify.platform.time.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Compares with the provider every few minutes. Several instances may do so at once: every payment is changed under its lock, and once. */
@ApplicationScoped
public class ReconciliationSweep {

    @Inject
    Reconcile reconcile;

    @Inject
    Sweeps sweeps;

    @Inject
    @ConfigProperty(name = "eventify.payment.reconciliation.pause", defaultValue = "PT3M")
    Duration pause;

    void start(@Observes Startup started) {
        sweeps.every(pause, "payment-reconciliation", reconcile::run);
    }
}
