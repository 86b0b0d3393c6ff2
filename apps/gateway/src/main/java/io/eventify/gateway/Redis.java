package io.eventify.gateway;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** The gateway's one connection pool to Redis. Nothing that lies there is irreplaceable; everything is asked with a short time-out. */
@ApplicationScoped
public class Redis {
    private static final Logger LOG = Logger.getLogger(Redis.class.getName());
    private static final Duration TIMEOUT = Duration.ofMillis(250);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    private static final int CONNECTIONS = 32;

    private @Nullable JedisPool pool;
    private volatile long pauseUntilNanos = System.nanoTime();

    @Inject
    @ConfigProperty(name = "eventify.redis.url")
    URI url;

    /** For CDI. */
    public Redis() {}

    /** At an address, outside a container. */
    public static Redis at(URI url) {
        Redis redis = new Redis();
        redis.url = url;
        redis.open();
        return redis;
    }

    @PostConstruct
    void open() {
        JedisPoolConfig configuration = new JedisPoolConfig();
        configuration.setMaxTotal(CONNECTIONS);
        configuration.setMaxIdle(CONNECTIONS);
        configuration.setMaxWait(TIMEOUT);
        pool = new JedisPool(configuration, url, (int) TIMEOUT.toMillis());
    }

    /** Closes all connections. */
    @PreDestroy
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }

    JedisPool pool() {
        JedisPool opened = pool;
        if (opened == null) {
            throw new IllegalStateException("not opened");
        }
        return opened;
    }

    /**
     * Asks Redis. A connection that a restart of Redis broke is replaced once, so commands must bear being sent twice.
     *
     * @throws RedisAwayException if Redis does not answer; for half a second after that it is not even asked
     */
    public <T> T ask(Function<Jedis, T> commands) {
        if (System.nanoTime() - pauseUntilNanos < 0) {
            throw new RedisAwayException("Redis did not answer a moment ago", null);
        }
        try {
            return withConnection(commands);
        } catch (JedisConnectionException broken) {
            pool().clear();
            return askAgain(commands);
        } catch (JedisException refused) {
            throw away(refused);
        }
    }

    private <T> T askAgain(Function<Jedis, T> commands) {
        try {
            return withConnection(commands);
        } catch (JedisException gone) {
            throw away(gone);
        }
    }

    private <T> T withConnection(Function<Jedis, T> commands) {
        try (Jedis connection = pool().getResource()) {
            return commands.apply(connection);
        }
    }

    private RedisAwayException away(JedisException cause) {
        pauseUntilNanos = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
        LOG.log(Level.WARNING, () -> "Redis does not answer: " + cause.getMessage());
        return new RedisAwayException("Redis does not answer", cause);
    }

    /** Redis cannot be asked at the moment. */
    public static final class RedisAwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RedisAwayException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
