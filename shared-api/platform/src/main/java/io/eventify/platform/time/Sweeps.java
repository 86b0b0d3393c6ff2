package io.eventify.platform.time;

import io.eventify.platform.rest.RequestCorrelation;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Periodic work of a service: sweeps, reconciliation, relays. Start it from an observer of {@code @Initialized(ApplicationScoped.class)} or
 * {@code jakarta.enterprise.event.Startup}. Each run has a request context; a failing run is logged and counted, and the next one comes all the same. It ends with
 * the application. Several instances of a service sweep at once: the work itself must claim rows ({@code FOR UPDATE SKIP LOCKED}).
 */
@ApplicationScoped
public class Sweeps {
    private static final Logger LOG = Logger.getLogger(Sweeps.class.getName());
    private final List<ScheduledFuture<?>> running = new CopyOnWriteArrayList<>();

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    Instance<RequestContextController> requestContexts;

    /**
     * Runs the work again and again, the pause counted from the end of one run to the start of the next.
     *
     * @return by which a run can be asked for at once
     */
    public Sweep every(Duration pause, String name, Runnable work) {
        Sweep sweep = new Sweep(name, work);
        running.add(scheduler.scheduleWithFixedDelay(
                sweep::run, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
        return sweep;
    }

    /** Runs the work again and again until it says that it is done. */
    public void everyUntil(Duration pause, String name, BooleanSupplier isDone) {
        AtomicReference<ScheduledFuture<?>> future = new AtomicReference<>();
        AtomicBoolean done = new AtomicBoolean();
        Sweep sweep = new Sweep(name, () -> done.set(done.get() || isDone.getAsBoolean()));
        future.set(scheduler.scheduleWithFixedDelay(
                () -> {
                    sweep.run();
                    ScheduledFuture<?> own = future.get();
                    if (done.get() && own != null) {
                        running.remove(own);
                        own.cancel(false);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS));
        running.add(future.get());
    }

    @PreDestroy
    void stop() {
        running.forEach(future -> future.cancel(false));
    }

    /** One kind of periodic work. */
    public final class Sweep {
        private final String name;
        private final Runnable work;
        /** 0 idle, 1 running, 2 running and asked for again. */
        private final AtomicInteger state = new AtomicInteger();

        private Sweep(String name, Runnable work) {
            this.name = name;
            this.work = work;
        }

        /** A run soon, on another thread; many calls during one run make one more run. */
        public void soon() {
            if (state.getAndUpdate(s -> s == 0 ? 0 : 2) == 0) {
                scheduler.execute(this::run);
            }
        }

        private void run() {
            if (!state.compareAndSet(0, 1)) {
                return;
            }
            do {
                state.set(1);
                runOnce();
            } while (!state.compareAndSet(1, 0));
        }

        private void runOnce() {
            RequestContextController context = requestContexts.get();
            boolean activated = context.activate();
            RequestCorrelation.begin(Ids.next());
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, e, () -> "sweep " + name + " failed; it runs again");
            } finally {
                RequestCorrelation.end();
                if (activated) {
                    context.deactivate();
                }
                requestContexts.destroy(context);
            }
        }
    }
}
