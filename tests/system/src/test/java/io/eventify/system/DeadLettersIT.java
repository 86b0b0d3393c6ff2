package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.eventify.journey.Json;
import io.eventify.journey.Patience;
import io.eventify.journey.RunningPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What could not be applied waits for a person, who looks at it, sends it again or throws it away, one by one. */
class DeadLettersIT {
    /** Heard by the reservation context, and by the catalogue. */
    private static final String TYPE = "pricing.changed";

    private static final Duration SOON = Duration.ofSeconds(30);
    private final RunningPlatform platform = TestPlatform.running();

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

    private void awaitLetters(int wanted) {
        Patience.until(wanted + " dead letters", SOON, DeadLettersIT::count, found -> found == wanted);
    }

    private static int count() {
        return json(TestPlatform.eventify("dlq", "list", "--json"))
                .path("reservation")
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
                ClientProducer producer = session.createProducer("domain.events")) {
            ClientMessage message = session.createMessage(Message.TEXT_TYPE, true);
            message.putStringProperty("ce_type", TYPE);
            message.putStringProperty(Message.HDR_GROUP_ID, SimpleString.of(group));
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("{ not json"));
            producer.send(message);
        }
    }
}
