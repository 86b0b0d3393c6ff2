package io.eventify.order.steps;

import io.eventify.platform.time.Sweeps;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Carries the sagas on: woken by each commit that makes a step due, and every second for what a crash, another instance or a pause left. Several instances work side by
 * side; the claim decides. Steps run on threads of the server, so many at a time as configured; the steps of one saga follow one another on the same thread.
 */
@ApplicationScoped
public class StepsWorker {
    private static final Logger LOG = System.getLogger(StepsWorker.class.getName());

    @Inject
    DurableSteps steps;

    @Inject
    Sweeps sweeps;

    @Inject
    Instance<SagaSteps> sagas;

    @Inject
    Instance<RequestContextController> requestContexts;

    @Resource
    ManagedExecutorService threads;

    /** Longer than a step's calls with all their retries; a crashed worker's steps wait for so long. */
    @Inject
    @ConfigProperty(name = "eventify.order.step-lease", defaultValue = "PT30S")
    Duration lease;

    @Inject
    @ConfigProperty(name = "eventify.order.steps-at-once", defaultValue = "16")
    int atOnce;

    private Semaphore free = new Semaphore(0);
    private Map<Saga, SagaSteps> sagaByKind = Map.of();
    private Sweeps.@Nullable Sweep sweep;

    void start(@Observes Startup event) {
        free = new Semaphore(atOnce);
        sagaByKind = sagas.stream().collect(Collectors.toMap(SagaSteps::saga, Function.identity()));
        sweep = sweeps.every(Duration.ofSeconds(1), "saga steps", this::takeDue);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) StepDue due) {
        if (sweep != null) {
            sweep.soon();
        }
    }

    /** A step that the caller has claimed, on his own thread: for a request that wants to tell the outcome. A failure is noted, and the step tried again. */
    public void runNow(Step step) {
        run(step);
    }

    private void takeDue() {
        int room = free.drainPermits();
        if (room == 0) {
            return;
        }
        List<Step> claimed = List.of();
        try {
            claimed = steps.claimDue(room, lease);
        } finally {
            free.release(room - claimed.size());
        }
        claimed.forEach(this::start);
    }

    private void start(Step step) {
        try {
            threads.execute(() -> runAndFollow(step));
        } catch (RejectedExecutionException e) {
            // the lease ends and the step is found again
            free.release();
            LOG.log(Level.WARNING, "no thread for step " + step.name(), e);
        }
    }

    private void runAndFollow(Step first) {
        RequestContextController context = requestContexts.get();
        boolean activated = context.activate();
        try {
            Optional<Step> step = Optional.of(first);
            while (step.isPresent()) {
                run(step.get());
                step = steps.claim(first.saga(), first.subject(), lease);
            }
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "saga " + first.saga() + " " + first.subject() + " stopped; it goes on when its lease ends",
                    e);
        } finally {
            free.release();
            if (activated) {
                context.deactivate();
            }
            requestContexts.destroy(context);
            wake(new StepDue(first.saga()));
        }
    }

    private void run(Step step) {
        SagaSteps saga = sagaByKind.get(step.saga());
        if (saga == null) {
            throw new IllegalStateException("nobody runs " + step.saga());
        }
        try {
            saga.run(step);
        } catch (StepTakenOverException e) {
            LOG.log(Level.DEBUG, e.getMessage());
        } catch (RuntimeException e) {
            failed(saga, step, e);
        }
    }

    private void failed(SagaSteps saga, Step step, RuntimeException failure) {
        LOG.log(
                Level.INFO,
                "step {0} of {1} {2} failed, attempt {3}: {4}",
                step.name(),
                step.saga(),
                step.subject(),
                step.attempt(),
                failure.toString());
        try {
            saga.failed(step, failure);
        } catch (StepTakenOverException e) {
            LOG.log(Level.DEBUG, e.getMessage());
        }
    }
}
