package io.eventify.catalogue.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
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
    void a_crowd_that_misses_at_once_waits_for_one_without_redis_too() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Answers answers = new Answers(Optional.empty(), clock, FRESH, LONGEST, Runnable::run);
        CountDownLatch go = new CountDownLatch(1);
        List<FutureTask<String>> asked = new ArrayList<>();
        List<Thread> crowd = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            FutureTask<String> one = new FutureTask<>(() -> answers.get("q", () -> {
                await(go);
                return "a" + made.incrementAndGet();
            }));
            asked.add(one);
            crowd.add(Thread.ofPlatform().daemon().start(one));
        }
        // one makes it, and all the others wait for him
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> crowd.stream()
                .allMatch(thread ->
                        thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING));
        go.countDown();

        for (FutureTask<String> one : asked) {
            assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo("a1");
        }
        assertThat(made).hasValue(1);
        assertThat(answers.get("q", () -> "a" + made.incrementAndGet())).isEqualTo("a2");
    }

    @Test
    void an_answer_that_cannot_be_made_fails_whoever_waits_and_is_not_kept() {
        Answers answers = answers();

        assertThatThrownBy(() -> answers.get("q", () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(answers.get("q", () -> "a")).isEqualTo("a");
    }

    @Test
    void a_redis_that_comes_back_is_used_again_after_a_while() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Answers answers = answers();
        redis.stop();
        assertThat(answers.get("q", () -> "a" + made.incrementAndGet())).isEqualTo("a1");
        redis.start();

        assertThat(answers.get("q", () -> "a" + made.incrementAndGet())).isEqualTo("a2");
        now.updateAndGet(t -> t.plusSeconds(6));
        assertThat(answers.get("q", () -> "a" + made.incrementAndGet())).isEqualTo("a3");
        assertThat(answers.get("q", () -> "a" + made.incrementAndGet())).isEqualTo("a3");
    }

    @Test
    void a_redis_that_hangs_is_waited_for_once() throws Exception {
        AtomicInteger made = new AtomicInteger();
        // takes connections and never says a word
        try (ServerSocket silent = new ServerSocket(0)) {
            Answers answers = new Answers(
                    Optional.of(URI.create("redis://127.0.0.1:" + silent.getLocalPort())),
                    clock,
                    FRESH,
                    LONGEST,
                    Runnable::run);
            answers.get("q", () -> "a" + made.incrementAndGet());
            long begin = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                answers.get("q", () -> "a" + made.incrementAndGet());
            }
            // each wait would take 300 ms or more
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(made).hasValue(101);
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
