package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.Json;
import io.eventify.journey.Patience;
import io.eventify.journey.RunningPlatform;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.utils.UUIDGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What could not be applied waits for a person, who looks at it, sends it again or throws it away, one by one. */
class DeadLettersIT {
    /** Heard by the reservation context, and by the catalogue. */
    private static final String TYPE = "pricing.changed";

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LETTERS = "/api/dead-letters/reservation";

    private final RunningPlatform platform = TestPlatform.running();
    private final Api admin = TestPlatform.person("admin1");

    @BeforeEach
    @AfterEach
    void none() {
        TestPlatform.eventify("dlq", "discard", "reservation", "all");
        TestPlatform.eventify("dlq", "discard", "catalogue", "all");
    }

    @Test
    void single_letters_are_shown_replayed_in_their_group_and_discarded() throws Exception {
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        sendUnreadable(first);
        sendUnreadable(second);
        awaitLetters(2);
        JsonNode letter = letterOf(first);

        assertThat(show(letter.path("messageID").asText())).hasSize(1);
        assertThat(letter.path("eventify_cause").asText()).contains("CloudEvents");

        assertThat(TestPlatform.eventify(
                        "dlq", "replay", "reservation", letter.path("messageID").asText()))
                .contains("replayed 1");

        // still unreadable: it comes back under another id, and still belongs to its group
        JsonNode again = Patience.until(
                "the replayed letter is dead again",
                SOON,
                () -> letterOf(first),
                found -> !found.isMissingNode()
                        && !found.path("messageID")
                                .asText()
                                .equals(letter.path("messageID").asText()));
        assertThat(count()).isEqualTo(2);

        assertThat(TestPlatform.eventify(
                        "dlq", "discard", "reservation", again.path("messageID").asText()))
                .contains("discarded 1");
        assertThat(letterOf(first).isMissingNode()).isTrue();
        assertThat(letterOf(second).isMissingNode()).isFalse();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_letter_that_is_not_there_is_neither_replayed_nor_discarded() throws Exception {
        sendUnreadable(UUID.randomUUID().toString());
        awaitLetters(1);

        assertThat(TestPlatform.eventifyWhateverItSays("dlq", "replay", "reservation", "1"))
                .contains("no dead letter 1");
        assertThat(TestPlatform.eventify("dlq", "discard", "reservation", "1")).contains("discarded 0");
        assertThat(TestPlatform.eventifyWhateverItSays("dlq", "replay", "reservation", "first"))
                .contains("a message id is a number");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void an_administrator_sees_a_poison_message_replays_it_and_discards_it_through_the_gateway() throws Exception {
        String group = UUID.randomUUID().toString();
        sendUnreadable(group);
        awaitLetters(1);
        awaitLettersOf("catalogue", 1);
        Answer told = admin.get(LETTERS).expect(200);
        JsonNode letter = told.json().path("items").path(0);
        String path = LETTERS + "/" + letter.path("id").asText();

        assertThat(told.json().path("items")).hasSize(1);
        assertThat(told.json().path("more").asBoolean()).isFalse();
        assertThat(letter.path("type").asText()).isEqualTo(TYPE);
        assertThat(letter.path("cause").asText()).contains("CloudEvents");
        assertThat(told.text()).as("without what stands in it").doesNotContain("not json");

        admin.post(path + "/replay").expect(204);

        // still unreadable: it comes back as another letter, and the catalogue, which hears of the type too, got
        // nothing
        JsonNode again = Patience.until(
                "the replayed letter is dead again",
                SOON,
                () -> admin.get(LETTERS).expect(200).json().path("items").path(0),
                found -> found.has("id") && !found.path("id").equals(letter.path("id")));
        assertThat(letterOf(group).isMissingNode()).as("in its group").isFalse();
        assertThat(countOf("catalogue")).isEqualTo(1);
        assertThat(admin.post(path + "/replay").expect(404).text()).contains("dead_letter_not_found");

        admin.delete(LETTERS + "/" + again.path("id").asText()).expect(204);

        assertThat(admin.get(LETTERS).expect(200).json().path("items")).isEmpty();
        assertThat(count()).isZero();
        try (Admin reservation = Admin.of("reservation")) {
            assertThat(reservation.text(
                            "select string_agg(action, ' ' order by id) from dead_letter_decisions where letter_id in (?, ?)",
                            UUID.fromString(letter.path("id").asText()),
                            UUID.fromString(again.path("id").asText())))
                    .isEqualTo("replay_asked replayed discard_asked discarded");
        }
    }

    @Test
    void a_replayed_event_is_applied_by_the_context_that_had_given_it_up() throws Exception {
        UUID event = UUID.randomUUID();
        sendLetter(event);
        String id = admin.get(LETTERS)
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asText();

        admin.post(LETTERS + "/" + id + "/replay").expect(204);

        Patience.until("the event is applied", SOON, () -> timesApplied(event), "1"::equals);
        assertThat(count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "inventory", "reservation", "order", "ticketing", "catalogue"})
    void every_context_that_consumes_tells_administrators_only(String context) {
        String path = "/api/dead-letters/" + context;
        String letter = path + "/" + UUID.randomUUID();

        admin.get(path).expect(200);
        assertThat(admin.post(letter + "/replay").expect(404).text()).contains("dead_letter_not_found");
        assertThat(admin.delete(letter).expect(404).text()).contains("dead_letter_not_found");
        for (String other : List.of("customer1", "organizer1", "checkin1", "support1")) {
            Api person = TestPlatform.person(other);
            person.get(path).expect(403);
            person.post(letter + "/replay").expect(403);
            person.delete(letter).expect(403);
        }
    }

    private static String timesApplied(UUID event) {
        try (Admin reservation = Admin.of("reservation")) {
            return reservation.text("select count(*) from processed_events where event_id = ?", event);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitLetters(int wanted) {
        Patience.until(wanted + " dead letters", SOON, DeadLettersIT::count, found -> found == wanted);
    }

    private static void awaitLettersOf(String context, int wanted) {
        Patience.until(wanted + " dead letters of " + context, SOON, () -> countOf(context), found -> found == wanted);
    }

    private static int count() {
        return countOf("reservation");
    }

    private static int countOf(String context) {
        return json(TestPlatform.eventify("dlq", "list", "--json"))
                .path(context)
                .asInt();
    }

    private static JsonNode letterOf(String group) {
        return show("all").stream()
                .filter(letter -> letter.toString().contains(group))
                .findFirst()
                .orElseGet(() -> Json.object().path("none"));
    }

    private static List<JsonNode> show(String id) {
        List<JsonNode> letters = new ArrayList<>();
        TestPlatform.eventify("dlq", "show", "reservation", id, "--json")
                .lines()
                .filter(line -> line.startsWith("{"))
                .forEach(line -> letters.add(json(line)));
        return letters;
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private void sendUnreadable(String group) throws Exception {
        send(
                "domain.events",
                "{ not json",
                message -> message.putStringProperty(Message.HDR_GROUP_ID, SimpleString.of(group)));
    }

    /** What a consumer had given up although nothing is wrong with it, as after a cause that was repaired. */
    private void sendLetter(UUID event) throws Exception {
        UUID subject = UUID.randomUUID();
        String body = """
                {"specversion":"1.0","id":"%s","type":"%s","source":"/event-service","subject":"%s","time":"%s","datacontenttype":"application/json",
                 "dataschema":"https://schemas.eventify.io/pricing.changed/1","correlationid":"%s","data":{"pricingSchemeId":"%s","eventId":"%s","currency":"EUR","taxPercent":5.5,
                 "categories":[{"code":"full","name":{"en":"Full"},"seatClass":"gold","price":{"currency":"EUR","amount":"49.90"}}]}}
                """.formatted(event, TYPE, subject, Instant.now(), UUID.randomUUID(), subject, UUID.randomUUID());
        send(
                "dlq.reservation",
                body,
                message -> message.setUserID(UUIDGenerator.getInstance().generateUUID()));
    }

    private void send(String address, String body, Consumer<ClientMessage> more) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(platform.value("EVENTIFY_BROKER_URL"));
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(
                        platform.value("EVENTIFY_BROKER_ADMIN_USER"),
                        platform.value("EVENTIFY_BROKER_ADMIN_PASSWORD"),
                        false,
                        true,
                        true,
                        false,
                        1);
                ClientProducer producer = session.createProducer(address)) {
            ClientMessage message = session.createMessage(Message.TEXT_TYPE, true);
            message.putStringProperty("ce_type", TYPE);
            more.accept(message);
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(body));
            producer.send(message);
        }
    }
}
