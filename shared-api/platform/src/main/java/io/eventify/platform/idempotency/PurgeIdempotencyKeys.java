package io.eventify.platform.idempotency;

import io.eventify.platform.time.Sweeps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers are kept for two days: longer than any client repeats. */
@ApplicationScoped
class PurgeIdempotencyKeys {
    private static final Duration RETENTION = Duration.ofHours(48);

    @Inject
    @ConfigProperty(name = "eventify.datasource")
    Optional<String> hasDatabase;

    @Inject
    Sweeps sweeps;

    @Inject
    IdempotencyKeys keys;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (hasDatabase.isPresent()) {
            sweeps.every(Duration.ofMinutes(10), "purge of idempotency keys", () -> keys.purge(RETENTION));
        }
    }
}
