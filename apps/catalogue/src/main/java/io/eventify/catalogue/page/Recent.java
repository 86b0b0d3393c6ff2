package io.eventify.catalogue.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What was just read: of a crowd that looks at one page, one reads the database, and the others take what he read. So short that a sale is seen in time; hence in
 * this process and not in Redis.
 */
@ApplicationScoped
class Recent {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final int MOST = 1_000;

    private final Cache<String, String> texts =
            Caffeine.newBuilder().expireAfterWrite(SHORT).maximumSize(MOST).build();

    /** @param reading may throw, then nothing is kept */
    String get(String key, Supplier<String> reading) {
        return texts.get(key, unused -> reading.get());
    }
}
