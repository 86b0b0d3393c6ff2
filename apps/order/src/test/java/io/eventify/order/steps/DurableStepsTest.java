package io.eventify.order.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.order.testing.OrderContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DurableStepsTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private final OrderContext context = new OrderContext();
    private final DurableSteps steps = context.get(DurableSteps.class);

    @Test
    void two_workers_never_claim_the_same_step() throws Exception {
        Set<UUID> mine = new HashSet<>();
        context.transactions.run(() -> {
            for (int i = 0; i < 200; i++) {
                UUID subject = UUID.randomUUID();
                mine.add(subject);
                steps.schedule(Saga.BOOKING, subject, "COMMIT");
            }
        });
        CountDownLatch start = new CountDownLatch(1);
        List<UUID> claimed = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            List<Future<List<UUID>>> found =
                    List.of(workers.submit(() -> claimAll(start)), workers.submit(() -> claimAll(start)));
            start.countDown();
            for (Future<List<UUID>> one : found) {
                claimed.addAll(one.get(60, TimeUnit.SECONDS));
            }
        }

        claimed.retainAll(mine);
        assertThat(claimed).doesNotHaveDuplicates().hasSize(200);
    }

    private List<UUID> claimAll(CountDownLatch start) throws InterruptedException {
        start.await(10, TimeUnit.SECONDS);
        List<UUID> all = new ArrayList<>();
        for (List<Step> batch = steps.claimDue(7, LEASE); !batch.isEmpty(); batch = steps.claimDue(7, LEASE)) {
            batch.forEach(step -> all.add(step.subject()));
        }
        return all;
    }

    @Test
    void a_claimed_step_is_free_again_when_the_lease_has_ended() {
        UUID subject = scheduled();
        claim(subject);
        assertThat(steps.claim(Saga.BOOKING, subject, LEASE)).isEmpty();

        context.clock.pass(LEASE.plusSeconds(1));

        assertThat(claim(subject).attempt()).isEqualTo(2);
    }

    @Test
    void a_step_that_comes_later_is_not_due_now() {
        UUID subject = UUID.randomUUID();
        context.transactions.run(() -> steps.schedule(Saga.BOOKING, subject, "SETTLE", Duration.ofSeconds(5), ""));

        assertThat(steps.claim(Saga.BOOKING, subject, LEASE)).isEmpty();
    }

    @Test
    void an_event_that_schedules_another_step_takes_the_running_attempts_claim() {
        UUID subject = scheduled();
        Step running = claim(subject);
        context.transactions.run(() -> steps.schedule(Saga.BOOKING, subject, "ISSUE"));

        assertThatThrownBy(() -> context.transactions.run(() -> steps.advance(running, "CAPTURE")))
                .isInstanceOf(StepTakenOverException.class);
        assertThat(context.step(Saga.BOOKING, subject)).contains("ISSUE");
    }

    @Test
    void what_a_step_remembers_its_next_attempt_finds() {
        UUID subject = scheduled();
        Step first = claim(subject);
        context.transactions.run(() -> {
            steps.remember(first, "http://coordinator/1");
            steps.again(first, Duration.ZERO, "later");
        });

        assertThat(claim(subject).memo()).isEqualTo("http://coordinator/1");
    }

    private UUID scheduled() {
        UUID subject = UUID.randomUUID();
        context.transactions.run(() -> steps.schedule(Saga.BOOKING, subject, "COMMIT"));
        return subject;
    }

    private Step claim(UUID subject) {
        return steps.claim(Saga.BOOKING, subject, LEASE).orElseThrow();
    }
}
