package io.eventify.catalogue.rebuild;

import io.eventify.contracts.snapshot.EventSnapshotClient;
import io.eventify.contracts.snapshot.InventorySnapshotClient;
import io.eventify.contracts.snapshot.OrderSnapshotClient;
import io.eventify.contracts.snapshot.SnapshotPage;
import io.eventify.platform.rest.RequestCorrelation;
import io.eventify.platform.time.Ids;
import io.eventify.platform.time.Sweeps;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Builds everything anew from what the owners of the facts say: into a generation of its own, page by page, while the domain events that come meanwhile are written to
 * both; then that one is read. The search index goes over by itself ({@code search.IndexFeed}).
 */
@ApplicationScoped
public class RebuildCatalogue {
    private static final Logger LOG = Logger.getLogger(RebuildCatalogue.class.getName());
    private static final int TRIES = 3;

    @Inject
    Rebuilds rebuilds;

    @Inject
    @RestClient
    EventSnapshotClient events;

    @Inject
    @RestClient
    InventorySnapshotClient inventory;

    @Inject
    @RestClient
    OrderSnapshotClient orders;

    @Inject
    @ConfigProperty(name = "eventify.catalogue.rebuild.page")
    int limit;

    @Inject
    Clock clock;

    @Inject
    Sweeps sweeps;

    @Resource
    ManagedExecutorService executor;

    void start(@Observes Startup startup) {
        sweeps.every(Duration.ofMinutes(1), "generations that are no more", this::purge);
    }

    /**
     * Begins a rebuild; it runs on.
     *
     * @throws RebuildRunningException if one is running
     */
    UUID begin() {
        UUID id = Ids.next();
        if (!rebuilds.begin(id, clock.instant())) {
            throw new RebuildRunningException();
        }
        executor.execute(() -> run(id));
        return id;
    }

    private void run(UUID id) {
        RequestCorrelation.begin(id);
        try {
            copy(id, "/event-service", events::events);
            copy(id, "/inventory-service", inventory::venues);
            copy(id, "/inventory-service", inventory::availability);
            copy(id, "/order-service", orders::orders);
            if (!rebuilds.goLive(id)) {
                throw new IllegalStateException("rebuild " + id + " was given up meanwhile");
            }
            LOG.info(() -> "rebuild " + id + " is done");
            purge();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "rebuild " + id + " failed; the catalogue stays as it was");
            rebuilds.giveUp(id, e.getClass().getSimpleName());
        } finally {
            RequestCorrelation.end();
        }
    }

    private void copy(UUID id, String source, BiFunction<@Nullable UUID, Integer, SnapshotPage> owner) {
        UUID after = null;
        do {
            SnapshotPage page = read(owner, after);
            if (!rebuilds.apply(id, page, source)) {
                throw new IllegalStateException("rebuild " + id + " was given up meanwhile");
            }
            after = page.next();
        } while (after != null);
    }

    /* Reading changes nothing, so it may be repeated. */
    private SnapshotPage read(BiFunction<@Nullable UUID, Integer, SnapshotPage> owner, @Nullable UUID after) {
        for (int tried = 1; ; tried++) {
            try {
                return owner.apply(after, limit);
            } catch (RuntimeException e) {
                if (tried == TRIES) {
                    throw e;
                }
                LOG.log(Level.WARNING, e, () -> "a page of a snapshot could not be read; once more");
            }
        }
    }

    private void purge() {
        int purged;
        do {
            purged = rebuilds.purge();
        } while (purged > 0);
    }
}
