package io.eventify.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.platform.idempotency.IdempotencyKeys.Answer;
import io.eventify.platform.idempotency.IdempotencyKeys.Claim;
import io.eventify.platform.idempotency.IdempotencyKeys.Request;
import io.eventify.platform.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {
    private static final Answer CREATED = new Answer(201, Map.of("Location", "/orders/1"), "{\"id\":1}");
    private final IdempotencyKeys keys =
            new IdempotencyKeys(TestDatabase.forContext("payment").dataSource());
    private final String key = UUID.randomUUID().toString();

    @Test
    void the_same_request_gets_the_same_answer() {
        keys.store(request("a"), granted(keys.claim(request("a"))), CREATED);

        assertThat(keys.claim(request("a"))).isEqualTo(new Claim.Answered(CREATED));
    }

    @Test
    void another_body_under_the_same_key_is_refused() {
        keys.store(request("a"), granted(keys.claim(request("a"))), CREATED);

        assertThat(keys.claim(request("b"))).isInstanceOf(Claim.Reused.class);
    }

    @Test
    void the_same_key_of_another_caller_or_operation_is_another_request() {
        keys.claim(request("a"));

        assertThat(keys.claim(new Request("bob", "POST /orders", key, hash("a"))))
                .isInstanceOf(Claim.Granted.class);
        assertThat(keys.claim(new Request("alice", "POST /reservations", key, hash("a"))))
                .isInstanceOf(Claim.Granted.class);
    }

    @Test
    void of_many_at_the_same_moment_one_runs_and_the_others_are_told_to_wait() throws Exception {
        List<Callable<Claim>> attempts = Stream.generate(() -> (Callable<Claim>) () -> keys.claim(request("a")))
                .limit(16)
                .toList();

        List<Future<Claim>> claims;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            claims = threads.invokeAll(attempts);
        }

        assertThat(claims.stream().map(Future::resultNow).filter(Claim.Granted.class::isInstance))
                .hasSize(1);
        assertThat(claims.stream().map(Future::resultNow).filter(Claim.InProgress.class::isInstance))
                .hasSize(15);
    }

    @Test
    void a_request_that_died_in_between_runs_again_when_its_lock_is_over_and_can_no_longer_store_its_answer() {
        var lost = granted(keys.claim(request("a"), Duration.ZERO));

        var second = granted(keys.claim(request("a")));
        keys.store(request("a"), lost, new Answer(201, Map.of(), "late"));
        assertThat(keys.claim(request("a"))).isInstanceOf(Claim.InProgress.class);

        keys.store(request("a"), second, CREATED);
        assertThat(keys.claim(request("a"))).isEqualTo(new Claim.Answered(CREATED));
    }

    @Test
    void a_failed_request_can_be_tried_again_at_once() {
        keys.release(request("a"), granted(keys.claim(request("a"))));

        assertThat(keys.claim(request("a"))).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void an_answer_without_a_body_is_kept_too() {
        Answer noContent = new Answer(204, Map.of(), null);
        keys.store(request("a"), granted(keys.claim(request("a"))), noContent);

        assertThat(keys.claim(request("a"))).isEqualTo(new Claim.Answered(noContent));
    }

    @Test
    void old_answers_are_forgotten() {
        keys.store(request("a"), granted(keys.claim(request("a"))), CREATED);

        keys.purge(Duration.ofHours(48));
        assertThat(keys.claim(request("a"))).isEqualTo(new Claim.Answered(CREATED));

        keys.purge(Duration.ofSeconds(-1));
        assertThat(keys.claim(request("a"))).isInstanceOf(Claim.Granted.class);
    }

    private Request request(String body) {
        return new Request("alice", "POST /orders", key, hash(body));
    }

    private static byte[] hash(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static OffsetDateTime granted(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Granted.class);
        return ((Claim.Granted) claim).lock();
    }
}
