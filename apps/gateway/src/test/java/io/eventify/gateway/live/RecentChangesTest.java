package io.eventify.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentChangesTest {
    private static final long START = 1_000_000;
    private static final long MARGIN = RecentChanges.MARGIN.toMillis();
    private static final UUID SHOW = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    private final RecentChanges recent = new RecentChanges(Duration.ofMinutes(1), 5, START);

    @Test
    void who_comes_back_is_told_what_was_touched_since_and_a_little_before() {
        recent.add(SHOW, seats(1), START + 1_000);
        recent.add(SHOW, seats(2), START + MARGIN + 2_000);
        recent.add(OTHER, seats(3), START + MARGIN + 3_000);

        assertThat(recent.since(SHOW, START + MARGIN + 1_500)).contains(seats(2));
        assertThat(recent.since(SHOW, START + MARGIN + 1_000)).contains(Set.of(seat(1), seat(2)));
        assertThat(recent.since(OTHER, START + MARGIN)).contains(seats(3));
    }

    @Test
    void nothing_is_told_of_the_time_before_the_gateway_began() {
        assertThat(recent.since(SHOW, START + MARGIN - 1)).isEmpty();
        assertThat(recent.since(SHOW, START + MARGIN)).contains(Set.of());
    }

    @Test
    void what_was_forgotten_for_its_age_is_not_told_as_if_it_were_all() {
        recent.add(SHOW, seats(1), START + 1_000);
        recent.add(SHOW, seats(2), START + 70_000);

        assertThat(recent.since(SHOW, START + MARGIN)).isEmpty();
        assertThat(recent.since(SHOW, START + MARGIN + 1_001)).contains(seats(2));
    }

    @Test
    void what_was_forgotten_for_its_number_is_not_told_either() {
        recent.add(OTHER, seats(1), START + 1_000);
        recent.add(SHOW, seats(2, 3, 4, 5, 6), START + 2_000);

        assertThat(recent.since(OTHER, START + MARGIN + 500)).isEmpty();
        assertThat(recent.since(SHOW, START + MARGIN + 1_500)).contains(seats(2, 3, 4, 5, 6));
    }

    @Test
    void after_an_interruption_everything_before_is_unknown() {
        recent.add(SHOW, seats(1), START + 1_000);

        recent.beginAnew(START + 5_000);

        assertThat(recent.since(SHOW, START + MARGIN + 4_999)).isEmpty();
        assertThat(recent.since(SHOW, START + MARGIN + 5_000)).contains(Set.of());
    }

    private static Set<UUID> seats(int... numbers) {
        return java.util.Arrays.stream(numbers)
                .mapToObj(RecentChangesTest::seat)
                .collect(java.util.stream.Collectors.toSet());
    }

    private static UUID seat(int number) {
        return new UUID(2, number);
    }
}
