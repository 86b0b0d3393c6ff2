package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.journey.Api;
import io.eventify.journey.Customer;
import io.eventify.journey.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What support finds by what a customer names; the real Keycloak says whose an address is. */
@ExtendWith(InvariantsHold.class)
class SupportIT {
    private static final Duration SOON = Duration.ofHours(3);
    private static final Map<String, Integer> LIBERAL = Map.of("cancellationHours", 0, "holdMinutes", 5);

    private final Customer customer = TestPlatform.customer("customer1");
    private final Api support = TestPlatform.person("support1");

    @SideBySide
    @Test
    void an_order_is_found_by_mail_number_and_ticket_and_its_saga_rests() {
        JsonNode order = Booking.bookedWith(
                customer, Stage.shared().show(2, 6, 0, SOON, LIBERAL), 1, Booking.SEATS, "pm_card_visa");
        String id = Booking.idOf(order);
        JsonNode facts = support.get("/api/orders/" + id).expect(200).json();

        assertThat(found(Json.object().put("mail", "Customer1@eventify.example")))
                .contains(id);
        assertThat(found(Json.object().put("mail", "customer2@eventify.example")))
                .doesNotContain(id);
        assertThat(found(Json.object().put("mail", "nobody@eventify.example"))).isEmpty();
        assertThat(found(Json.object()
                        .put("number", facts.path("orderNumber").asText().toLowerCase(java.util.Locale.ROOT))))
                .containsExactly(id);
        assertThat(found(Json.object()
                        .put(
                                "ticketId",
                                facts.path("lines").get(0).path("ticketId").asText())))
                .containsExactly(id);

        JsonNode saga = support.get("/api/orders/" + id + "/saga").expect(200).json();
        assertThat(saga.path("lra").asText()).contains("lra-coordinator");
        assertThat(saga.path("steps")).isEmpty();
        assertThat(saga.path("cancellations")).isEmpty();
    }

    @SideBySide
    @Test
    void who_asks_for_nothing_or_for_two_things_is_told_so() {
        assertThat(support.post("/api/orders/search", Json.object()).expect(422).text())
                .contains("search_needs_one");
        assertThat(support.post(
                                "/api/orders/search",
                                Json.object()
                                        .put("mail", "customer1@eventify.example")
                                        .put("number", "EV-00000-00000"))
                        .expect(422)
                        .text())
                .contains("search_needs_one");
        support.post("/api/orders/search", Json.object().put("mail", "not an address"))
                .expect(400);
    }

    private List<String> found(ObjectNode request) {
        JsonNode items = support.post("/api/orders/search?size=100", request)
                .expect(200)
                .json()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("orderId").asText())
                .toList();
    }
}
