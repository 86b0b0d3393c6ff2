package io.eventify.catalogue.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

class AnswersTest {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2029-01-01T00:00:00Z"));
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };
    private RedisServer redis;
    private URI url;

    @BeforeEach
    void redis() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").build();
        redis.start();
        url = URI.create("redis://127.0.0.1:" + port);
    }

    @AfterEach
    void stop() throws Exception {
        redis.stop();
    }

    private Answers answers() {
        return new Answers(Optional.of(url), clock, FRESH, LONGEST, Runnable::run);
    }

    @Test
    void another_instance_finds_what_one_has_made() {
        AtomicInteger made = new AtomicInteger();

        assertThat(answers().get("q", () -> "a" + made.incrementAndGet())).isEqualTo("a1");
        assertThat(answers().get("q", () -> "a" + made.incrementAndGet())).isEqualTo("a1");
        assertThat(answers().get("r", () -> "a" + made.incrementAndGet())).isEqualTo("a2");
    }

    @Test
    void an_old_answer_is_given_while_the_next_is_made() {
        AtomicInteger made = new AtomicInteger();
        Answers answers = answers();
        answers.get("q", () -> "a" + made.incrementAndGet());
        now.updateAndGet(t -> t.plus(FRESH).plusMillis(1));

        assertThat(answers.get("q", () -> "a" + made.incrementAndGet())).isEqualTo("a1");
        assertThat(answers.get("q", () -> "a" + made.incrementAndGet())).isEqualTo("a2");
        assertThat(made).hasValue(2);
    }

    @Test
    void a_crowd_that_asks_at_once_has_one_answer_made() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Answers answers = answers();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = crowd.submit(() -> answers.get("q", () -> {
                asked.countDown();
                await(go);
                return "a" + made.incrementAndGet();
            }));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            List<Future<String>> others = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                others.add(crowd.submit(() -> answers.get("q", () -> "b" + made.incrementAndGet())));
            }
            go.countDown();

            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("a1");
            for (Future<String> other : others) {
                assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("a1");
            }
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void without_redis_every_answer_is_made() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Answers answers = answers();
        redis.stop();

        assertThat(answers.get("q", () -> "a" + made.incrementAndGet())).isEqualTo("a1");
        assertThat(answers.get("q", () -> "a" + made.incrementAndGet())).isEqualTo("a2");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
