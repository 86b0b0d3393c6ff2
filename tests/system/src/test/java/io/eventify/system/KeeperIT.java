package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.eventify.journey.Json;
import io.eventify.journey.Patience;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What dies by itself comes back by itself; what a person killed stays dead. */
class KeeperIT {
    private static final Duration SOON = Duration.ofMinutes(2);

    @Test
    void a_part_that_died_by_itself_is_started_again_and_one_that_was_killed_is_not() {
        TestPlatform.running();
        long first = pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        JsonNode again = Patience.until(
                "the mail catcher runs again",
                SOON,
                KeeperIT::mail,
                part -> part.path("state").asText().equals("ready")
                        && part.path("pid").asLong() != first);
        assertThat(again.path("pid").asLong()).isNotEqualTo(first);

        TestPlatform.eventify("kill", "mail");
        try {
            // the keeper looks every second, and a status takes longer than that
            assertThat(mail().path("state").asText()).isEqualTo("dead");
            assertThat(mail().path("state").asText()).isEqualTo("dead");
        } finally {
            TestPlatform.eventify("start", "mail");
        }
        assertThat(mail().path("state").asText()).isEqualTo("ready");
    }

    private static long pid() {
        return mail().path("pid").asLong();
    }

    private static JsonNode mail() {
        String status = TestPlatform.eventifyWhateverItSays("status", "--json");
        try {
            for (JsonNode part : Json.MAPPER.readTree(status).path("parts")) {
                if (part.path("name").asText().equals("mail")) {
                    return part;
                }
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError(status, e);
        }
        throw new AssertionError("no mail catcher in " + status);
    }
}
