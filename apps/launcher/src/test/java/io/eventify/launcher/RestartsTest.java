package io.eventify.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private final Restarts restarts = new Restarts();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void the_pauses_grow_and_the_sixth_death_is_the_last() {
        for (int seconds : new int[] {1, 2, 4, 8, 16}) {
            assertThat(restarts.died(now)).contains(now.plusSeconds(seconds));
            now = now.plusSeconds(60);
        }

        assertThat(restarts.died(now)).isEmpty();
    }

    @Test
    void what_dies_now_and_then_is_started_for_ever() {
        for (int i = 0; i < 50; i++) {
            assertThat(restarts.died(now)).isPresent();
            now = now.plus(Duration.ofMinutes(3));
        }
    }

    @Test
    void whoever_starts_it_by_hand_gives_it_a_new_chance() {
        for (int i = 0; i < 5; i++) restarts.died(now);
        assertThat(restarts.died(now)).isEmpty();

        restarts.forget();

        assertThat(restarts.died(now)).isEqualTo(Optional.of(now.plusSeconds(1)));
    }
}
