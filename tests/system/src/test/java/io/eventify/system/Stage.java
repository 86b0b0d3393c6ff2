package io.eventify.system;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.journey.Api;
import io.eventify.journey.Json;
import io.eventify.journey.Login;
import io.eventify.journey.Organiser;
import io.eventify.journey.Patience;
import io.eventify.journey.RunningPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Something to sell: an organisation with a venue, and performances made as a test needs them. */
final class Stage {
    private static final Duration HEARD = Duration.ofSeconds(90);
    private static Stage shared;

    private final Organiser organiser;
    private final Api organiserApi;
    private final String organisationId;
    private final String venueId;

    private Stage(RunningPlatform platform) {
        Login login = Login.person(platform.tokenUrl(), "organizer1", platform.value("EVENTIFY_DEMO_PASSWORD"));
        organiserApi = platform.gateway().as(login);
        organiser = new Organiser(organiserApi);
        organisationId = organiser.organisation("Test stage");
        organiser.member(
                organisationId,
                Organiser.idOf(Login.person(platform.tokenUrl(), "checkin1", platform.value("EVENTIFY_DEMO_PASSWORD"))),
                "checkin");
        ObjectNode venue = Json.object()
                .put("organisationId", organisationId)
                .put("address", "1 rue des Essais")
                .put("city", "Tunis")
                .put("country", "TN")
                .put("latitude", 36.8)
                .put("longitude", 10.18)
                .put("timeZone", "Africa/Tunis");
        venue.set("name", Json.texts("Salle d'essai", "Test hall", "قاعة الاختبار"));
        venueId = organiser.venue(venue);
    }

    /** One for all tests. */
    static synchronized Stage shared() {
        if (shared == null) {
            shared = new Stage(TestPlatform.running());
        }
        return shared;
    }

    Api organiser() {
        return organiserApi;
    }

    /** A performance that begins in so many hours, on sale. */
    Show show(int rows, int seatsPerRow, int zoneCapacity, Duration startsIn, Map<String, Integer> policy) {
        return show(rows, seatsPerRow, zoneCapacity, startsIn, policy, new Prices("30.500", "20.000"));
    }

    /** The same, with prices of its own. */
    Show show(
            int rows, int seatsPerRow, int zoneCapacity, Duration startsIn, Map<String, Integer> policy, Prices each) {
        ObjectNode plan = Json.object().put("name", rows + "x" + seatsPerRow + "+" + zoneCapacity);
        if (rows > 0) {
            seats(plan.putArray("sections").addObject().put("name", "Parterre"), rows, seatsPerRow);
        }
        if (zoneCapacity > 0) {
            ObjectNode zone =
                    plan.putArray("zones").addObject().put("seatClass", "floor").put("capacity", zoneCapacity);
            zone.set("name", Json.texts("Fosse", "Floor", "الأرضية"));
        }
        String planId = organiser.seatingPlan(venueId, plan);
        ObjectNode event = Json.object().put("organisationId", organisationId).put("category", "concert");
        event.set("title", Json.texts("Essai", "Rehearsal", "تجربة"));
        String eventId = organiser.event(event);
        List<Organiser.Price> prices = new ArrayList<>();
        if (rows > 0) {
            prices.add(new Organiser.Price(
                    "stalls-full", "stalls", Json.texts("Plein tarif", "Full price", "السعر الكامل"), each.seat()));
        }
        if (zoneCapacity > 0) {
            prices.add(new Organiser.Price(
                    "floor-full", "floor", Json.texts("Plein tarif", "Full price", "السعر الكامل"), each.zone()));
        }
        String pricingId = organiser.pricing(eventId, "TND", "7", prices);
        Instant start = Instant.now().plus(startsIn);
        ObjectNode rules = Organiser.policy(policy);
        String performanceId = organiser.performance(
                eventId, venueId, planId, pricingId, start, start.plus(Duration.ofHours(2)), "Africa/Tunis", rules);
        organiser.publish(eventId);
        Show show = new Show(eventId, performanceId);
        Patience.until(
                "the inventory sells " + performanceId,
                HEARD,
                () -> TestPlatform.running()
                        .gateway()
                        .get("/api/inventory/performances/" + performanceId + "/availability"),
                answer -> answer.status() == 200);
        return show;
    }

    private static void seats(ObjectNode section, int rows, int seatsPerRow) {
        ArrayNode list = section.putArray("rows");
        for (int row = 0; row < rows; row++) {
            ArrayNode seats =
                    list.addObject().put("label", String.valueOf(row + 1)).putArray("seats");
            for (int seat = 0; seat < seatsPerRow; seat++) {
                seats.addObject()
                        .put("number", String.valueOf(seat + 1))
                        .put("x", seat)
                        .put("y", row)
                        .put("seatClass", "stalls");
            }
        }
    }

    /** In Tunisian dinars, as decimal strings. */
    record Prices(String seat, String zone) {}

    /** Ids as strings. */
    record Show(String eventId, String performanceId) {}
}
