package io.eventify.platform.warmup;

import io.eventify.platform.errors.RemoteCallException;
import io.eventify.platform.time.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Warms a call up until it is answered quickly, or often enough; the service is not ready before. After half a minute it is ready all the
 * same, since a neighbour that is not there must not keep it from being so; the call is warmed up when the neighbour comes within ten minutes.
 */
@ApplicationScoped
public class WarmUps {
    private static final Logger LOG = Logger.getLogger(WarmUps.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration QUICK = Duration.ofMillis(100);
    private static final int OFTEN = 5;
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final Set<String> cold = new ConcurrentSkipListSet<>();
    private final Sweeps sweeps;
    private final InstantSource clock;

    @Inject
    WarmUps(Sweeps sweeps, java.time.Clock clock) {
        this.sweeps = sweeps;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected WarmUps() {
        this.sweeps = null;
        this.clock = null;
    }

    /**
     * Begins to warm a call up; call it from an observer of {@code jakarta.enterprise.event.Startup}.
     *
     * @param name of the neighbour
     * @param call without any effect, about a thing that does not exist: that it is not found is the answer
     */
    public void of(String name, Runnable call) {
        cold.add(name);
        WarmUp warmUp = new WarmUp(call, clock);
        sweeps.everyUntil(PAUSE, "warm-up of " + name, () -> {
            boolean over = warmUp.isOver();
            if ((over || warmUp.isLate()) && cold.remove(name) && !warmUp.isWarm()) {
                LOG.warning(() -> name + " did not answer within " + PATIENCE.toSeconds()
                        + " s after the start; until it does, its first caller may wait in vain");
            }
            return over;
        });
    }

    /** Neighbours whose first call is still to come. */
    Set<String> cold() {
        return new TreeSet<>(cold);
    }

    /** The warm-up of one call. */
    static final class WarmUp {
        private final Runnable call;
        private final InstantSource clock;
        private final Instant begun;
        private int answers;
        private boolean quick;

        WarmUp(Runnable call, InstantSource clock) {
            this.call = call;
            this.clock = clock;
            this.begun = clock.instant();
        }

        boolean isWarm() {
            return quick || answers >= OFTEN;
        }

        /** Makes the call once more; true when no other is needed. */
        boolean isOver() {
            Instant begin = clock.instant();
            if (isAnswered()) {
                answers++;
                quick = Duration.between(begin, clock.instant()).compareTo(QUICK) < 0;
            }
            return isWarm() || hasPassed(LONGEST);
        }

        /** Nobody should wait for it any longer. */
        boolean isLate() {
            return hasPassed(PATIENCE);
        }

        private boolean hasPassed(Duration time) {
            return !clock.instant().isBefore(begun.plus(time));
        }

        private boolean isAnswered() {
            try {
                call.run();
                return true;
            } catch (RemoteCallException e) {
                return e.status() == 404 || e.status() == 422;
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, e, () -> "not answered yet");
                return false;
            }
        }
    }
}
