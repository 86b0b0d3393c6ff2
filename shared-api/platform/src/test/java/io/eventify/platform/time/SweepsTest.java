package io.eventify.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventify.platform.rest.RequestCorrelation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SweepsTest {
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final TestSweeps server = new TestSweeps();
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void a_sweep_that_fails_runs_again() {
        server.sweeps.every(OFTEN, "test", () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("this time");
        });

        await().atMost(SOON).until(() -> runs.get() >= 3);
    }

    @Test
    void each_run_has_a_request_context_and_a_correlation_of_its_own() {
        List<UUID> seen = new CopyOnWriteArrayList<>();
        server.sweeps.every(OFTEN, "test", () -> seen.add(RequestCorrelation.current()));

        await().atMost(SOON).until(() -> seen.size() >= 2 && server.deactivated.get() >= 2);

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(server.activated.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void asked_for_it_runs_at_once() {
        Sweeps.Sweep sweep = server.sweeps.every(SELDOM, "test", runs::incrementAndGet);

        sweep.soon();

        await().atMost(SOON).until(() -> runs.get() == 1);
    }

    @Test
    void asked_for_often_during_one_run_it_runs_once_more() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Sweeps.Sweep sweep = server.sweeps.every(SELDOM, "test", () -> {
            if (runs.incrementAndGet() == 1) {
                begun.countDown();
                try {
                    mayEnd.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        sweep.soon();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        sweep.soon();
        sweep.soon();
        sweep.soon();
        mayEnd.countDown();

        await().atMost(SOON).until(() -> server.deactivated.get() == 2);
        assertThat(runs).hasValue(2);
    }

    @Test
    void work_with_an_end_stops_when_it_is_done() {
        AtomicInteger others = new AtomicInteger();
        server.sweeps.everyUntil(OFTEN, "test", () -> runs.incrementAndGet() == 3);
        server.sweeps.every(OFTEN, "other", others::incrementAndGet);

        await().atMost(SOON).until(() -> runs.get() == 3);
        int then = others.get();
        await().atMost(SOON).until(() -> others.get() > then + 5);

        assertThat(runs).hasValue(3);
    }
}
