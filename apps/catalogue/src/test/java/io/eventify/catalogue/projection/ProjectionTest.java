package io.eventify.catalogue.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.catalogue.Database;
import io.eventify.catalogue.Generations;
import io.eventify.catalogue.Programme;
import io.eventify.catalogue.Told;
import io.eventify.catalogue.rebuild.Rebuilds;
import io.eventify.contracts.catalogue.EventPage;
import io.eventify.contracts.catalogue.EventSummary;
import io.eventify.contracts.catalogue.PictureView;
import io.eventify.contracts.events.EventChanged;
import io.eventify.contracts.snapshot.SnapshotPage;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever the order and however often it is told, the same is to be seen; and a rebuild sees the same as well. */
class ProjectionTest {
    private static final Instant T = Instant.parse("2029-01-01T10:00:00Z");
    private static final Instant NOW = Instant.parse("2029-06-01T10:00:00Z");
    private static final Instant START = Instant.parse("2030-01-01T19:00:00Z");

    private final Database database =
            new Database(TestDatabase.freshForContext("catalogue").dataSource());
    private final Generations generations = new Generations(database);
    private final Projection projection = new Projection(database);
    private final Programme programme = new Programme(database);
    private final Rebuilds rebuilds = new Rebuilds(database, projection);

    private final UUID show = UUID.randomUUID();
    private final UUID venue = UUID.randomUUID();
    private final UUID prices = UUID.randomUUID();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final UUID removed = UUID.randomUUID();

    private List<DomainEvent> season() {
        return List.of(
                Told.show(show, T, Map.of("en", "Old title"), Map.of(), "concert"),
                Told.shown(
                        show,
                        T.plusSeconds(9),
                        Map.of("en", "New title"),
                        Map.of("en", "Text"),
                        "concert",
                        List.of(picture("Poster"), picture("Stage")),
                        "jazz"),
                Told.published(show, T.plusSeconds(10)),
                Told.venue(venue, T, "Sfax", 34.7, 10.7),
                Told.venue(venue, T.plusSeconds(1), "Tunis", 36.8, 10.2),
                Told.prices(prices, show, T, "TND", "10.000", "40.500"),
                Told.performance(first, show, T, START, venue, prices, "scheduled"),
                Told.performance(first, show, T.plusSeconds(10), START, venue, prices, "open"),
                Told.performance(second, show, T, START.plusSeconds(86_400), venue, prices, "open"),
                Told.cancelled(second, show, T.plusSeconds(11), "storm"),
                Told.performance(removed, show, T, START, venue, prices, "scheduled"),
                Told.cancelled(removed, show, T.plusSeconds(2), "removed"),
                Told.availability(first, 1, 100, 100),
                Told.availability(first, 2, 100, 90),
                Told.availability(first, 3, 100, 93));
    }

    @Test
    void what_was_told_last_is_seen_in_whatever_order_and_however_often_it_comes() {
        EventPage inOrder = null;
        for (int seed = 0; seed < 10; seed++) {
            database.update("delete from shows");
            database.update("delete from performances");
            database.update("delete from venues");
            database.update("delete from prices");
            database.update("delete from availability");
            List<DomainEvent> events = new ArrayList<>(season());
            if (seed > 0) {
                events.addAll(season());
                Collections.shuffle(events, new Random(seed));
            }
            Told.apply(projection, events.toArray(DomainEvent[]::new));

            EventPage page = page();
            if (seed == 0) {
                inOrder = page;
            }
            assertThat(page).isEqualTo(inOrder);
        }
        assertThat(inOrder.title()).containsEntry("en", "New title");
        assertThat(inOrder.status()).isEqualTo("published");
        assertThat(inOrder.media())
                .extracting(picture -> picture.alt().get("en"))
                .containsExactly("Poster", "Stage");
        assertThat(inOrder.media().getFirst().renditions())
                .containsExactly(
                        new PictureView.Rendition(320, 180, "/Poster/320"),
                        new PictureView.Rendition(960, 540, "/Poster/960"));
        assertThat(inOrder.performances()).extracting("performanceId").containsExactly(first, second);
        assertThat(inOrder.performances().get(0).venue().city()).isEqualTo("Tunis");
        assertThat(inOrder.performances().get(0).availability().remaining()).isEqualTo(93);
        assertThat(inOrder.performances().get(0).availability().available()).isTrue();
        assertThat(inOrder.performances().get(1).salesStatus()).isEqualTo("cancelled");
    }

    @Test
    void a_rebuild_ends_with_the_same_and_is_not_seen_before_it_is_done() {
        Told.apply(projection, season().toArray(DomainEvent[]::new));
        EventPage live = page();
        UUID rebuild = UUID.randomUUID();

        assertThat(rebuilds.begin(rebuild, NOW)).isTrue();
        assertThat(rebuilds.begin(UUID.randomUUID(), NOW)).isFalse();
        assertThat(page()).isEqualTo(live);
        // a sale while it runs
        Told.apply(projection, Told.availability(first, 5, 100, 50));
        EventPage sold = page();
        rebuilds.apply(
                rebuild,
                new SnapshotPage(
                        season().stream()
                                .filter(event -> !event.subject().equals(removed))
                                .map(e -> new SnapshotPage.Item(e.type(), e.subject(), e.time(), e.data()))
                                .toList(),
                        null),
                "/test");
        assertThat(rebuilds.goLive(rebuild)).isTrue();

        assertThat(sold.performances().get(0).availability().remaining()).isEqualTo(50);
        assertThat(page()).isEqualTo(sold);
        assertThat(generations.building()).isEmpty();
        assertThat(rebuilds.purge()).isPositive();
        assertThat(page()).isEqualTo(sold);
    }

    @Test
    void the_first_picture_is_in_lists_and_one_that_is_gone_is_gone() {
        Told.apply(projection, season().toArray(DomainEvent[]::new));
        assertThat(summary().picture()).isEqualTo(page().media().getFirst());

        Told.apply(
                projection,
                Told.shown(
                        show,
                        T.plusSeconds(20),
                        Map.of("en", "New title"),
                        Map.of(),
                        "concert",
                        List.of(picture("Stage"))),
                Told.published(show, T.plusSeconds(21)));
        assertThat(summary().picture().alt()).containsEntry("en", "Stage");

        // as it was told before there were pictures
        Told.apply(
                projection,
                Told.shown(show, T.plusSeconds(22), Map.of("en", "New title"), Map.of(), "concert", null),
                Told.published(show, T.plusSeconds(23)));
        assertThat(page().media()).isEmpty();
        assertThat(summary().picture()).isNull();
    }

    private EventSummary summary() {
        return programme.summaries(generations.live().id(), List.of(show), NOW).getFirst();
    }

    private static EventChanged.Picture picture(String name) {
        return new EventChanged.Picture(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                Map.of("en", name),
                List.of(
                        new EventChanged.Rendition(320, 180, "/" + name + "/320"),
                        new EventChanged.Rendition(960, 540, "/" + name + "/960")));
    }

    private EventPage page() {
        return programme.page(generations.live().id(), show, NOW).orElseThrow();
    }
}
