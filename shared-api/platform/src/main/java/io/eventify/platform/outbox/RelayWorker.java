package io.eventify.platform.outbox;

import io.eventify.platform.outbox.EventSender.BrokerUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One of the threads that relay. Never runs twice at the same time; keeps its connection to the broker between runs and drops it after a failure. */
final class RelayWorker {
    private static final Logger LOG = Logger.getLogger(RelayWorker.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final OutboxPartitions outbox;
    private final Supplier<EventSender> senders;
    private final Clock clock;
    private final Runnable moreToDo;
    private @Nullable EventSender sender;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private volatile boolean stopped;

    /**
     * @param senders opens a connection
     * @param moreToDo called when there was something, so that other workers look as well
     */
    RelayWorker(OutboxPartitions outbox, Supplier<EventSender> senders, Clock clock, Runnable moreToDo) {
        this.outbox = outbox;
        this.senders = senders;
        this.clock = clock;
        this.moreToDo = moreToDo;
    }

    /** Relays until nothing is left, unless a failure is too recent. */
    synchronized void run() {
        if (clock.instant().isBefore(notBefore)) {
            return;
        }
        try {
            relayAll();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Ends the current run after its batch and closes the connection. */
    void stop() {
        stopped = true;
        synchronized (this) {
            disconnect();
        }
    }

    private void relayAll() {
        boolean told = false;
        while (!stopped && outbox.relayOne(connected()) > 0) {
            recovered();
            if (!told) {
                moreToDo.run();
                told = true;
            }
        }
    }

    private EventSender connected() {
        EventSender current = sender;
        if (current == null) {
            current = senders.get();
            sender = current;
        }
        return current;
    }

    private void disconnect() {
        if (sender != null) {
            sender.close();
            sender = null;
        }
    }

    private void recovered() {
        if (failures > 0) {
            LOG.info("the outbox is relayed again");
            failures = 0;
        }
    }

    /* Told once at the beginning of an outage, with the cause; the following attempts are seen in the backlog. */
    private void failed(RuntimeException e) {
        Level level = failures == 0 ? Level.WARNING : Level.FINE;
        LOG.log(
                level,
                e,
                () -> (e instanceof BrokerUnavailableException
                                ? "the broker does not take events"
                                : "the outbox cannot be relayed")
                        + "; they wait in the outbox");
        failures = Math.min(failures + 1, 10);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << (failures - 1));
        notBefore = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        disconnect();
    }
}
