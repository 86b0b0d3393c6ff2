package io.eventify.event.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.SalesPolicy;
import io.eventify.event.Texts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StatusTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    enum Move {
        PUBLISH,
        ARCHIVE,
        CANCEL
    }

    enum SalesMove {
        OPEN,
        CLOSE,
        CANCEL
    }

    @Property
    void an_event_only_goes_where_its_state_leads(@ForAll List<Move> moves) {
        Event event = draft();
        for (Move move : moves) {
            EventStatus before = event.status();
            EventStatus wanted =
                    switch (move) {
                        case PUBLISH -> EventStatus.PUBLISHED;
                        case ARCHIVE -> EventStatus.ARCHIVED;
                        case CANCEL -> EventStatus.CANCELLED;
                    };
            if (before.next().contains(wanted)) {
                apply(event, move);
                assertThat(event.status()).isEqualTo(wanted);
            } else {
                assertThatThrownBy(() -> apply(event, move)).isInstanceOf(EventStatusException.class);
                assertThat(event.status()).isEqualTo(before);
            }
        }
    }

    @Property
    void a_performance_only_goes_where_its_state_leads(@ForAll List<SalesMove> moves) {
        Performance performance = performance();
        for (SalesMove move : moves) {
            SalesStatus before = performance.salesStatus();
            SalesStatus wanted =
                    switch (move) {
                        case OPEN -> SalesStatus.OPEN;
                        case CLOSE -> SalesStatus.CLOSED;
                        case CANCEL -> SalesStatus.CANCELLED;
                    };
            if (before.next().contains(wanted)) {
                apply(performance, move);
                assertThat(performance.salesStatus()).isEqualTo(wanted);
            } else {
                assertThatThrownBy(() -> apply(performance, move)).isInstanceOf(PerformanceStatusException.class);
                assertThat(performance.salesStatus()).isEqualTo(before);
            }
        }
    }

    @Test
    void an_event_that_is_over_is_described_no_more() {
        Event event = draft();
        event.cancel("rain");

        assertThatThrownBy(() -> event.describe(description())).isInstanceOf(EventStatusException.class);
    }

    @Test
    void only_what_was_published_stays_public() {
        Event published = draft();
        published.publish(NOW);
        published.cancel("rain");
        Event neverShown = draft();
        neverShown.cancel("rain");

        assertThat(published.isPublic()).isTrue();
        assertThat(neverShown.isPublic()).isFalse();
    }

    @Test
    void nothing_is_sold_for_a_performance_that_has_ended() {
        assertThatThrownBy(() -> performance().openSales(NOW.plusSeconds(86_400)))
                .isInstanceOf(PerformanceOverException.class);
    }

    @Test
    void a_performance_keeps_its_hall_once_sales_began() {
        Performance performance = performance();
        performance.openSales(NOW);

        assertThatThrownBy(() ->
                        performance.reschedule(plan(NOW.plusSeconds(3_600), NOW.plusSeconds(7_200), "Africa/Tunis")))
                .isInstanceOf(PerformanceOnSaleException.class);
    }

    @Test
    void a_performance_ends_after_it_starts() {
        assertThatThrownBy(() -> plan(NOW, NOW, "Africa/Tunis")).isInstanceOf(EndsBeforeItStartsException.class);
    }

    @Test
    void a_time_zone_is_one_of_the_iana_database() {
        assertThatThrownBy(() -> plan(NOW, NOW.plusSeconds(1), "Tunis")).isInstanceOf(UnknownTimeZoneException.class);
        assertThatThrownBy(() -> plan(NOW, NOW.plusSeconds(1), "+01:00")).isInstanceOf(UnknownTimeZoneException.class);
    }

    private static void apply(Event event, Move move) {
        switch (move) {
            case PUBLISH -> event.publish(NOW);
            case ARCHIVE -> event.archive();
            case CANCEL -> event.cancel("reason");
        }
    }

    private static void apply(Performance performance, SalesMove move) {
        switch (move) {
            case OPEN -> performance.openSales(NOW);
            case CLOSE -> performance.closeSales();
            case CANCEL -> performance.cancel();
        }
    }

    private static Event draft() {
        return new Event(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), description(), NOW);
    }

    private static Event.Description description() {
        return new Event.Description(
                new Texts(null, "A concert", null), null, "concert", List.of(), Policy.of(SalesPolicy.DEFAULT));
    }

    private static Performance performance() {
        return new Performance(
                UUID.randomUUID(),
                UUID.randomUUID(),
                plan(NOW.plusSeconds(3_600), NOW.plusSeconds(7_200), "Africa/Tunis"));
    }

    private static Performance.Plan plan(Instant start, Instant end, String timeZone) {
        return new Performance.Plan(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), start, end, timeZone, null);
    }
}
