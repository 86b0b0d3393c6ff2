package io.eventify.gateway.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * Queries that clients send by their SHA-256 only. In Redis for all gateways, and a few in each; without Redis a client sends the text once to each gateway.
 * Only documents that passed the checks are kept, a bounded number a day, each for a day after its last writing.
 */
@ApplicationScoped
class PersistedQueries {
    private static final Logger LOG = Logger.getLogger(PersistedQueries.class.getName());
    private static final Duration REDIS_TIMEOUT = Duration.ofMillis(250);
    private static final Duration REDIS_PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_LOCAL = 1_000;
    private static final long MOST_SHARED_A_DAY = 20_000;
    private static final String PREFIX = "eventify:graphql:query:";
    private static final String NEW_TODAY = "eventify:graphql:queries-new";

    private final Cache<String, String> local =
            Caffeine.newBuilder().maximumSize(MOST_LOCAL).build();
    private @Nullable JedisPool redis;
    private volatile long askAgainAtNanos = System.nanoTime();

    @Inject
    @ConfigProperty(name = "eventify.redis.url")
    URI redisUrl;

    @PostConstruct
    void open() {
        JedisPoolConfig pool = new JedisPoolConfig();
        pool.setMaxTotal(8);
        pool.setMaxIdle(8);
        pool.setMaxWait(REDIS_TIMEOUT);
        redis = new JedisPool(pool, redisUrl, (int) REDIS_TIMEOUT.toMillis());
    }

    @PreDestroy
    void close() {
        if (redis != null) {
            redis.close();
        }
    }

    Optional<String> find(String sha256) {
        String known = local.getIfPresent(sha256);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<String> shared = inRedis(jedis -> jedis.get(PREFIX + sha256)).filter(query -> matches(sha256, query));
        shared.ifPresent(query -> local.put(sha256, query));
        return shared;
    }

    /** Keeps a query that passed the checks. */
    void keep(String sha256, String query) {
        if (local.getIfPresent(sha256) != null) {
            return;
        }
        local.put(sha256, query);
        inRedis(jedis -> {
            long today = jedis.incr(NEW_TODAY);
            if (today == 1) {
                jedis.expire(NEW_TODAY, KEPT.toSeconds());
            }
            return today > MOST_SHARED_A_DAY
                    ? null
                    : jedis.set(PREFIX + sha256, query, SetParams.setParams().ex(KEPT.toSeconds()));
        });
    }

    static boolean matches(String sha256, String query) {
        return sha256(query.getBytes(StandardCharsets.UTF_8)).equals(sha256);
    }

    /** In hexadecimal. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Optional<String> inRedis(Function<Jedis, @Nullable String> work) {
        JedisPool pool = redis;
        if (pool == null || System.nanoTime() - askAgainAtNanos < 0) {
            return Optional.empty();
        }
        try (Jedis jedis = pool.getResource()) {
            return Optional.ofNullable(work.apply(jedis));
        } catch (JedisException e) {
            askAgainAtNanos = System.nanoTime() + REDIS_PAUSE_AFTER_FAILURE.toNanos();
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "Redis does not answer: persisted queries are kept here alone for "
                            + REDIS_PAUSE_AFTER_FAILURE);
            return Optional.empty();
        }
    }
}
