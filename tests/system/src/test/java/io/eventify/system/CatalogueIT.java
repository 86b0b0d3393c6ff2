package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.Customer;
import io.eventify.journey.Patience;
import io.eventify.system.Stage.Show;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an organiser publishes is found; what customers buy is seen; building anew changes nothing. */
@ExtendWith(InvariantsHold.class)
class CatalogueIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Api visitor = TestPlatform.running().gateway();

    @Test
    void a_published_event_is_found_in_three_languages() {
        Show show = show();

        for (String[] search : new String[][] {{"fr", "essais"}, {"en", "rehearsals"}, {"ar", "التجربة"}}) {
            Patience.until(
                    show.eventId() + " is found by " + search[1],
                    SOON,
                    () -> visitor.get("/api/catalog/events?size=100&sort=date&lang=" + search[0] + "&query="
                            + URLEncoder.encode(search[1], StandardCharsets.UTF_8)),
                    answer -> answer.status() == 200 && answer.json().toString().contains(show.eventId()));
        }
    }

    @Test
    void availability_falls_with_a_sale_and_a_known_page_is_not_sent_again() {
        Show show = show();
        await(show, 4);
        Customer customer = TestPlatform.customer("customer1");
        Booking.booked(customer, show, 1, Booking.SEATS);
        await(show, 3);

        Answer page = visitor.get("/api/catalog/events/" + show.eventId()).expect(200);
        assertThat(page.json().path("performances")).hasSize(1);
        assertThat(page.header("Cache-Control")).contains("max-age=1");
        assertThat(visitor.with("If-None-Match", page.header("ETag"))
                        .get("/api/catalog/events/" + show.eventId())
                        .status())
                .isEqualTo(304);
    }

    @Test
    void a_rebuild_shows_the_same_while_and_after_it_runs() {
        Show show = show();
        await(show, 4);
        JsonNode before = page(show);
        Api admin = TestPlatform.running().person("admin1");

        String location = admin.post("/api/catalog/rebuilds").expect(202).header("Location");
        String path = location.substring(location.indexOf("/api/"));
        Patience.until(
                "the catalogue is rebuilt",
                Duration.ofMinutes(2),
                () -> {
                    assertThat(page(show).path("title")).isEqualTo(before.path("title"));
                    return admin.get(path).expect(200).json().path("state").asText();
                },
                "done"::equals);

        assertThat(page(show).path("performances").get(0).path("prices"))
                .isEqualTo(before.path("performances").get(0).path("prices"));
        await(show, 4);
    }

    private static Show show() {
        return Stage.shared().show(1, 4, 0, Duration.ofHours(3), Map.of("cancellationHours", 0, "holdMinutes", 5));
    }

    private JsonNode page(Show show) {
        return visitor.get("/api/catalog/events/" + show.eventId()).expect(200).json();
    }

    private void await(Show show, int remaining) {
        Patience.until(
                remaining + " places of " + show.performanceId(),
                SOON,
                () -> visitor.get("/api/catalog/performances/" + show.performanceId() + "/availability"),
                answer -> answer.status() == 200
                        && answer.json().path("remaining").asInt(-1) == remaining);
    }
}
