package io.eventify.platform.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.platform.errors.RemoteCallException;
import io.eventify.platform.warmup.WarmUps.WarmUp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarmUpsTest {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_quick_answer_is_enough() {
        WarmUp warmUp = answering(404, 20);

        assertThat(warmUp.isOver()).isTrue();
        assertThat(warmUp.isWarm()).isTrue();
    }

    @Test
    void slow_answers_are_enough_after_five() {
        WarmUp warmUp = answering(422, 900);

        assertThat(IntStream.range(0, 5).mapToObj(i -> warmUp.isOver()))
                .containsExactly(false, false, false, false, true);
        assertThat(warmUp.isWarm()).isTrue();
    }

    @Test
    void being_let_in_by_nobody_is_no_answer_however_quick() {
        for (int status : List.of(401, 403, 503)) {
            WarmUp warmUp = answering(status, 20);

            assertThat(IntStream.range(0, 6).mapToObj(i -> warmUp.isOver())).containsOnly(false);
            assertThat(warmUp.isWarm()).isFalse();
        }
    }

    @Test
    void who_does_not_answer_is_waited_for_half_a_minute_and_tried_for_ten() {
        for (int status : List.of(401, 403, 503)) {
            WarmUp warmUp = answering(status, 20_000);

            assertThat(warmUp.isOver()).isFalse();
            assertThat(warmUp.isLate()).isFalse();
            assertThat(warmUp.isOver()).isFalse();
            assertThat(warmUp.isLate()).isTrue();
            now = now.plus(WarmUps.LONGEST);
            assertThat(warmUp.isOver()).isTrue();
            assertThat(warmUp.isWarm()).isFalse();
        }
    }

    private WarmUp answering(int status, int millis) {
        return new WarmUp(
                () -> {
                    now = now.plus(Duration.ofMillis(millis));
                    throw new RemoteCallException(status, "code", List.of());
                },
                () -> now);
    }
}
