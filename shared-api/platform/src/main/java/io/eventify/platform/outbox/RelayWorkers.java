package io.eventify.platform.outbox;

import io.eventify.platform.time.Sweeps;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The relay of this instance: a few workers in a chain. The first is woken by each commit and looks twice a second in any case (rows of a crashed instance,
 * or of SQL that wakes nobody); each one that finds something wakes the next, so that an idle outbox costs one query.
 */
@ApplicationScoped
public class RelayWorkers {
    private final DataSource database;
    private final Supplier<EventSender> senders;
    private final Sweeps sweeps;
    private final Clock clock;
    private final OutboxBacklog backlog;
    private final List<RelayWorker> workers = new ArrayList<>();
    private volatile List<Sweeps.Sweep> chain = List.of();

    @Inject
    @ConfigProperty(name = "eventify.datasource")
    Optional<String> hasDatabase;

    @Inject
    @ConfigProperty(name = "eventify.outbox.enabled", defaultValue = "true")
    boolean enabled;

    @Inject
    @ConfigProperty(name = "eventify.outbox.workers", defaultValue = "4")
    int size;

    @Inject
    @ConfigProperty(name = "eventify.outbox.batch", defaultValue = "200")
    int batch;

    @Inject
    @ConfigProperty(name = "eventify.outbox.idle.ms", defaultValue = "500")
    long idleMillis;

    @Inject
    RelayWorkers(DataSource database, EventSenders senders, Sweeps sweeps, Clock clock, OutboxBacklog backlog) {
        this.database = database;
        this.senders = senders::open;
        this.sweeps = sweeps;
        this.clock = clock;
        this.backlog = backlog;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected RelayWorkers() {
        this.database = null;
        this.senders = null;
        this.sweeps = null;
        this.clock = null;
        this.backlog = null;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (hasDatabase.isEmpty() || !enabled) {
            return;
        }
        OutboxPartitions outbox = new OutboxPartitions(database, batch);
        backlog.watch(outbox);
        List<Sweeps.Sweep> started = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int next = i + 1;
            RelayWorker worker = new RelayWorker(outbox, senders, clock, () -> wake(next));
            workers.add(worker);
            started.add(sweeps.every(
                    i == 0 ? Duration.ofMillis(idleMillis) : Duration.ofSeconds(30),
                    "outbox relay " + next,
                    worker::run));
        }
        chain = List.copyOf(started);
    }

    /** Rows were committed. */
    void wakeUp() {
        wake(0);
    }

    private void wake(int worker) {
        List<Sweeps.Sweep> current = chain;
        if (worker < current.size()) {
            current.get(worker).soon();
        }
    }

    @PreDestroy
    void stop() {
        workers.forEach(RelayWorker::stop);
    }
}
