package io.eventify.payment.work;

import io.eventify.payment.ledger.PspWork;
import io.eventify.platform.time.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Does what is due at the provider: at once when woken, and regularly for what is due later or was left behind by a crash. */
@ApplicationScoped
public class PspWorker {

    private static final int BATCH = 10;

    private final SettleWork settle;
    private final DoPspWork doWork;
    private final Sweeps sweeps;
    private final Duration pause;
    private Sweeps.@Nullable Sweep sweep;

    @Inject
    public PspWorker(
            SettleWork settle,
            DoPspWork doWork,
            Sweeps sweeps,
            @ConfigProperty(name = "eventify.payment.work.pause", defaultValue = "PT1S") Duration pause) {
        this.settle = settle;
        this.doWork = doWork;
        this.sweeps = sweeps;
        this.pause = pause;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected PspWorker() {
        this(null, null, null, null);
    }

    void start(@Observes Startup started) {
        sweep = sweeps.every(pause, "psp-work", this::doDue);
    }

    /** There is something to do. Call it after the commit. */
    public void wakeUp() {
        if (sweep != null) {
            sweep.soon();
        }
    }

    /** All that is due now. */
    void doDue() {
        List<PspWork> due = settle.takeDue(BATCH);
        while (!due.isEmpty()) {
            due.forEach(doWork::run);
            due = settle.takeDue(BATCH);
        }
    }
}
