package io.eventify.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.journey.Json;
import io.eventify.journey.Login;
import io.eventify.journey.Organiser;
import io.eventify.journey.Patience;
import io.eventify.journey.RunningPlatform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is held in the measurement: performances of one plan of 20,000 numbered seats.
 *
 * @param performances their ids
 * @param seats the plan's seat ids
 */
record Stadium(List<String> performances, List<String> seats) {
    private static final int SECTIONS = 20;
    private static final int ROWS = 20;
    private static final int SEATS = 50;
    private static final int PERFORMANCES = 8;

    /** A new one, on sale. */
    static Stadium build(RunningPlatform platform) throws SQLException {
        Login login = Login.person(platform.tokenUrl(), "organizer1", platform.value("EVENTIFY_DEMO_PASSWORD"));
        Organiser organiser = new Organiser(platform.gateway().as(login));
        String organisation = organiser.organisation("Bench");
        ObjectNode venue = Json.object()
                .put("organisationId", organisation)
                .put("address", "1 rue de la Mesure")
                .put("city", "Tunis")
                .put("country", "TN")
                .put("latitude", 36.8)
                .put("longitude", 10.18)
                .put("timeZone", "Africa/Tunis");
        venue.set("name", Json.texts("Stade", "Stadium", "ملعب"));
        String venueId = organiser.venue(venue);
        String planId = organiser.seatingPlan(venueId, plan());
        ObjectNode event = Json.object().put("organisationId", organisation).put("category", "sport");
        event.set("title", Json.texts("Mesure", "Measurement", "قياس"));
        String eventId = organiser.event(event);
        String pricing = organiser.pricing(
                eventId,
                "TND",
                "7",
                List.of(new Organiser.Price(
                        "full", "tribune", Json.texts("Plein tarif", "Full price", "السعر الكامل"), "10.000")));
        List<String> performances = new ArrayList<>();
        for (int i = 0; i < PERFORMANCES; i++) {
            Instant start = Instant.now().plus(Duration.ofDays(30 + i));
            performances.add(organiser.performance(
                    eventId,
                    venueId,
                    planId,
                    pricing,
                    start,
                    start.plus(Duration.ofHours(2)),
                    "Africa/Tunis",
                    Organiser.ordinary()));
        }
        organiser.publish(eventId);
        for (String performance : performances) {
            Patience.until(
                    "performance " + performance + " is on sale",
                    Duration.ofSeconds(60),
                    () -> onSale(platform, performance),
                    sale -> sale);
        }
        return new Stadium(performances, seatIds(platform, planId));
    }

    private static boolean onSale(RunningPlatform platform, String performance) {
        try (Connection connection = connect(platform);
                PreparedStatement query =
                        connection.prepareStatement("select sales_status from performances where id = ?::uuid")) {
            query.setString(1, performance);
            try (ResultSet result = query.executeQuery()) {
                return result.next() && result.getString(1).equals("open");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> seatIds(RunningPlatform platform, String planId) throws SQLException {
        try (Connection connection = connect(platform);
                PreparedStatement query =
                        connection.prepareStatement("select id from seats where seating_plan_id = ?::uuid")) {
            query.setString(1, planId);
            try (ResultSet result = query.executeQuery()) {
                List<String> ids = new ArrayList<>();
                while (result.next()) {
                    ids.add(result.getString(1));
                }
                return ids;
            }
        }
    }

    static Connection connect(RunningPlatform platform) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + platform.value("EVENTIFY_DB_HOST") + ":" + platform.value("EVENTIFY_DB_PORT")
                        + "/inventory",
                platform.value("EVENTIFY_DB_ADMIN_USER"),
                platform.value("EVENTIFY_DB_ADMIN_PASSWORD"));
    }

    private static ObjectNode plan() {
        ObjectNode plan = Json.object().put("name", "Stadium, 20000");
        ArrayNode sections = plan.putArray("sections");
        for (int section = 0; section < SECTIONS; section++) {
            ArrayNode rows =
                    sections.addObject().put("name", "S" + (section + 1)).putArray("rows");
            for (int row = 0; row < ROWS; row++) {
                ArrayNode seats =
                        rows.addObject().put("label", String.valueOf(row + 1)).putArray("seats");
                for (int seat = 0; seat < SEATS; seat++) {
                    seats.addObject()
                            .put("number", String.valueOf(seat + 1))
                            .put("x", section * 60 + seat)
                            .put("y", row)
                            .put("seatClass", "tribune");
                }
            }
        }
        return plan;
    }
}
