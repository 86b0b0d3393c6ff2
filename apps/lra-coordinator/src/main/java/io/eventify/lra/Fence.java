package io.eventify.lra;

import io.eventify.lra.Tenure.State;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sees to it that one instance at a time works on the store. Two would each answer for sagas they half know, and overwrite each other's log.
 *
 * <p>An instance waits as cold standby until it gets the {@link StoreLock}. Having taken over from another it waits a grace longer than that one needs to notice, loads the
 * log and goes live. When the lock is lost it stops serving at once and ends the process: timers and sagas in its memory are no longer true.
 */
@ApplicationScoped
public class Fence {
    private static final Logger LOG = System.getLogger(Fence.class.getName());
    /** EX_TEMPFAIL of sysexits.h: start me again. */
    private static final int EXIT_CODE = 75;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    ActionLog log;

    @Inject
    @ConfigProperty(name = "eventify.lra.fence.heartbeat")
    Duration heartbeat;

    @Inject
    @ConfigProperty(name = "eventify.lra.fence.grace")
    Duration grace;

    @Inject
    @ConfigProperty(name = "eventify.lra.fence.exit")
    boolean exitWhenLost;

    private final CountDownLatch stop = new CountDownLatch(1);

    void start(@Observes Startup event) {
        Thread thread = threads.newThread(this::run);
        thread.setName("lra-fence");
        thread.start();
    }

    @PreDestroy
    void stop() {
        stop.countDown();
    }

    private void run() {
        try {
            for (boolean waited = false; !stopsWithin(Duration.ZERO); waited = true) {
                Optional<StoreLock> lock = acquire();
                if (lock.isPresent()) {
                    hold(lock.get(), waited);
                    return;
                }
                if (stopsWithin(heartbeat)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<StoreLock> acquire() {
        try {
            return StoreLock.tryAcquire(InitialContext.doLookup("jdbc/lraFence"));
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "standby: the store cannot be reached ({0})", e.getMessage());
            return Optional.empty();
        } catch (NamingException e) {
            throw new IllegalStateException("no data source jdbc/lraFence in this server", e);
        }
    }

    private void hold(StoreLock lock, boolean waited) throws InterruptedException {
        try (lock) {
            if (waited && !heldFor(grace, lock)) {
                lost();
                return;
            }
            Tenure.advance(State.STANDBY, State.LOADING);
            log.open();
            Tenure.advance(State.LOADING, State.LIVE);
            LOG.log(Level.INFO, "live: this instance coordinates");
            while (!stopsWithin(heartbeat)) {
                if (!lock.isHeld()) {
                    lost();
                    return;
                }
            }
            Tenure.lose();
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "cannot go on as the coordinator", e);
            lost();
        }
    }

    private boolean heldFor(Duration time, StoreLock lock) throws InterruptedException {
        for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
            if (!lock.isHeld() || stopsWithin(heartbeat)) {
                return false;
            }
        }
        return true;
    }

    private void lost() {
        Tenure.lose();
        if (stop.getCount() == 0) {
            return;
        }
        LOG.log(Level.ERROR, "the lock of the store is lost: this instance serves no longer");
        if (exitWhenLost) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    private boolean stopsWithin(Duration time) throws InterruptedException {
        return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
