package io.eventify.catalogue.cache;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Answers that a crowd asks for are made once: within an instance the first one who asks makes it and the others wait for him; between instances it is kept in Redis.
 * An answer that is no longer fresh is still given while one thread of each instance makes the next, so that nobody waits when it ages.
 */
@ApplicationScoped
public class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class.getName());

    private final Map<String, CompletableFuture<String>> inTheMaking = new ConcurrentHashMap<>();
    private @Nullable RedisShelf shelf;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "eventify.redis.url")
    Optional<URI> redis;

    @Inject
    @ConfigProperty(name = "eventify.catalogue.cache.fresh")
    Duration fresh;

    @Inject
    @ConfigProperty(name = "eventify.catalogue.cache.longest")
    Duration longest;

    @Resource
    ManagedExecutorService executor;

    private @Nullable Executor refreshing;

    /** For CDI, which fills it afterwards. */
    @SuppressWarnings("NullAway")
    protected Answers() {}

    /** With a Redis or none. */
    @SuppressWarnings("NullAway")
    public Answers(Optional<URI> redis, Clock clock, Duration fresh, Duration longest, Executor refreshing) {
        this.redis = redis;
        this.clock = clock;
        this.fresh = fresh;
        this.longest = longest;
        this.refreshing = refreshing;
    }

    /**
     * The answer to a question, kept or made.
     *
     * @param question the same for the same answer
     * @param making makes it; may fail, then everybody who waits for it fails
     */
    public String get(String question, Supplier<String> making) {
        String key = key(question);
        Optional<Kept> kept = shelf().flatMap(s -> s.get(key)).flatMap(Kept::read);
        if (kept.isEmpty()) {
            // whoever waited for his turn may find that it has been made meanwhile
            return make(key, () -> shelf().flatMap(s -> s.get(key))
                    .flatMap(Kept::read)
                    .map(Kept::text)
                    .orElseGet(making));
        }
        if (kept.get().at().plus(fresh).isBefore(clock.instant()) && !inTheMaking.containsKey(key)) {
            refresh(key, making);
        }
        return kept.get().text();
    }

    /* An answer with the time when it was made. */
    private record Kept(Instant at, String text) {
        static Optional<Kept> read(String stored) {
            int end = stored.indexOf(' ');
            return end < 0
                    ? Optional.empty()
                    : Optional.of(new Kept(
                            Instant.ofEpochMilli(Long.parseLong(stored.substring(0, end))), stored.substring(end + 1)));
        }

        String write() {
            return at.toEpochMilli() + " " + text;
        }
    }

    private String make(String key, Supplier<String> making) {
        CompletableFuture<String> mine = new CompletableFuture<>();
        CompletableFuture<String> others = inTheMaking.putIfAbsent(key, mine);
        if (others != null) {
            return wait(others);
        }
        try {
            String text = making.get();
            shelf().ifPresent(s -> s.put(key, new Kept(clock.instant(), text).write(), longest));
            mine.complete(text);
            return text;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            inTheMaking.remove(key, mine);
        }
    }

    private static String wait(CompletableFuture<String> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void refresh(String key, Supplier<String> making) {
        Executor threads = refreshing == null ? executor : refreshing;
        try {
            threads.execute(() -> {
                try {
                    make(key, making);
                } catch (RuntimeException e) {
                    LOG.log(
                            Level.WARNING,
                            e,
                            () -> "an answer could not be made anew; the old one is given until it lapses");
                }
            });
        } catch (RejectedExecutionException tooBusy) {
            LOG.log(Level.FINE, tooBusy, () -> "no thread to make an answer anew; the next one who asks tries again");
        }
    }

    private synchronized Optional<RedisShelf> shelf() {
        if (shelf == null && redis.isPresent()) {
            shelf = new RedisShelf(redis.get(), clock);
        }
        return Optional.ofNullable(shelf);
    }

    @PreDestroy
    synchronized void close() {
        if (shelf != null) {
            shelf.close();
        }
    }

    private static String key(String question) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(question.getBytes(StandardCharsets.UTF_8));
            return "answer:" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
