package io.eventify.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.local.LocalBucket;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Requests a minute for each client address and each account: token buckets in Redis, shared by all gateways. Without Redis each gateway counts alone, so the
 * limits still hold for each instance, and nobody is refused because a cache is gone.
 */
@ApplicationScoped
class RateLimits {
    private static final Logger LOG = Logger.getLogger(RateLimits.class.getName());
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration REDIS_PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int MAX_LOCAL_BUCKETS = 100_000;

    private @Nullable ProxyManager<byte[]> shared;
    private final Cache<String, LocalBucket> local = Caffeine.newBuilder()
            .maximumSize(MAX_LOCAL_BUCKETS)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();
    private volatile long localUntilNanos = System.nanoTime();

    /** In which an allowance fills up again; longer where a test must not race against it. */
    Duration window = WINDOW;

    @Inject
    Redis redis;

    @PostConstruct
    void open() {
        shared = Bucket4jJedis.casBasedBuilder(redis.pool())
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                .build();
    }

    /**
     * Takes one request out of the allowance.
     *
     * @param key who and what is counted
     * @param perMinute how many a minute; also the largest burst
     */
    Allowance take(String key, long perMinute) {
        ProxyManager<byte[]> buckets = shared;
        if (buckets != null && System.nanoTime() - localUntilNanos >= 0) {
            try {
                return takeShared(buckets, key, perMinute);
            } catch (RuntimeException e) {
                localUntilNanos = System.nanoTime() + REDIS_PAUSE_AFTER_FAILURE.toNanos();
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "Redis does not answer: this gateway counts requests alone for "
                                + REDIS_PAUSE_AFTER_FAILURE);
            }
        }
        return takeLocal(key, perMinute);
    }

    private Allowance takeShared(ProxyManager<byte[]> buckets, String key, long perMinute) {
        byte[] name = ("eventify:limit:" + key).getBytes(StandardCharsets.UTF_8);
        BucketConfiguration configuration =
                BucketConfiguration.builder().addLimit(limit(perMinute)).build();
        return allowance(buckets.getProxy(name, () -> configuration).tryConsumeAndReturnRemaining(1), perMinute);
    }

    private Allowance takeLocal(String key, long perMinute) {
        LocalBucket bucket = local.get(key, k -> io.github.bucket4j.Bucket.builder()
                .addLimit(limit(perMinute))
                .build());
        return allowance(bucket.tryConsumeAndReturnRemaining(1), perMinute);
    }

    private Bandwidth limit(long perMinute) {
        return Bandwidth.builder()
                .capacity(perMinute)
                .refillGreedy(perMinute, window)
                .build();
    }

    private static Allowance allowance(ConsumptionProbe probe, long perMinute) {
        return new Allowance(
                probe.isConsumed(),
                perMinute,
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    /**
     * @param granted whether the request may go on
     * @param limit a minute
     * @param remaining how many more may come now
     * @param retryAfter how long until the next one is granted; zero when this one was
     * @param reset how long until the allowance is full again
     */
    record Allowance(boolean granted, long limit, long remaining, Duration retryAfter, Duration reset) {

        /** The one that leaves the caller less. */
        Allowance tighter(Allowance other) {
            if (granted != other.granted) {
                return granted ? other : this;
            }
            return remaining <= other.remaining ? this : other;
        }
    }
}
