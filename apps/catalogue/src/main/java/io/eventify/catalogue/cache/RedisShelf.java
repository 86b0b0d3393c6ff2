package io.eventify.catalogue.cache;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jnosql.communication.Settings;
import org.eclipse.jnosql.communication.keyvalue.BucketManager;
import org.eclipse.jnosql.communication.keyvalue.BucketManagerFactory;
import org.eclipse.jnosql.communication.keyvalue.KeyValueEntity;
import org.eclipse.jnosql.databases.redis.communication.RedisConfiguration;
import org.eclipse.jnosql.databases.redis.communication.RedisConfigurations;
import org.jspecify.annotations.Nullable;

/** Texts in Redis, shared by all instances. A Redis that does not answer is left alone for a while: then nothing is found there, and nothing else happens. */
final class RedisShelf implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RedisShelf.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final String BUCKET = "catalogue";

    private final Clock clock;
    private final URI redis;
    private @Nullable BucketManagerFactory factory;
    private volatile Instant notBefore = Instant.MIN;

    /** @param redis {@code redis://:password@host:port} */
    RedisShelf(URI redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    Optional<String> get(String key) {
        return with(bucket -> bucket.get(key).map(value -> value.get(String.class)))
                .flatMap(found -> found);
    }

    void put(String key, String text, Duration longest) {
        with(bucket -> {
            bucket.put(KeyValueEntity.of(key, text), longest);
            return true;
        });
    }

    private <T> Optional<T> with(Function<BucketManager, T> use) {
        if (clock.instant().isBefore(notBefore)) {
            return Optional.empty();
        }
        // a bucket is one connection of the pool; closing it gives it back
        try (BucketManager bucket = factory().apply(BUCKET)) {
            return Optional.of(use.apply(bucket));
        } catch (RuntimeException e) {
            if (clock.instant().isAfter(notBefore)) {
                notBefore = clock.instant().plus(PAUSE);
                LOG.log(Level.WARNING, e, () -> "Redis does not answer; the catalogue does without it for " + PAUSE);
            }
            return Optional.empty();
        }
    }

    private synchronized BucketManagerFactory factory() {
        if (factory == null) {
            String user = redis.getUserInfo();
            var settings = Settings.builder()
                    .put(RedisConfigurations.HOST, redis.getHost())
                    .put(RedisConfigurations.PORT, String.valueOf(redis.getPort()))
                    .put(RedisConfigurations.TIMEOUT, "300")
                    .put(RedisConfigurations.MAX_TOTAL, "32")
                    .put(RedisConfigurations.MAX_WAIT_MILLIS, "300");
            if (user != null) {
                settings.put(RedisConfigurations.PASSWORD, user.substring(user.indexOf(':') + 1));
            }
            factory = new RedisConfiguration().apply(settings.build());
        }
        return factory;
    }

    @Override
    public synchronized void close() {
        if (factory != null) {
            factory.close();
        }
    }
}
