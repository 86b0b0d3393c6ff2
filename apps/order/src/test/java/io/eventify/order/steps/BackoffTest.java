package io.eventify.order.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void pauses_double_up_to_half_a_minute() {
        assertThat(Backoff.after(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(Backoff.after(4)).isEqualTo(Duration.ofMillis(1600));
        assertThat(Backoff.after(8)).isEqualTo(Duration.ofMillis(25_600));
        assertThat(Backoff.after(9)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Backoff.after(1000)).isEqualTo(Duration.ofSeconds(30));
    }

    @Property
    void no_attempt_waits_less_than_the_one_before(@ForAll @IntRange(min = 1, max = 10_000) int attempt) {
        assertThat(Backoff.after(attempt + 1)).isGreaterThanOrEqualTo(Backoff.after(attempt));
    }
}
