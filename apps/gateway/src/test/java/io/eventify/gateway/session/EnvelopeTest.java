package io.eventify.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private final String first = "2026a:" + key();
    private final String second = "2026b:" + key();

    @Test
    void opens_what_it_closed_and_shows_nothing_of_it() {
        Envelope envelope = with(first);

        String closed = envelope.close("a secret", "here");

        assertThat(closed).doesNotContain("secret").isNotEqualTo(envelope.close("a secret", "here"));
        assertThat(envelope.open(closed, "here")).contains("a secret");
    }

    @Test
    void does_not_open_at_another_place() {
        Envelope envelope = with(first);

        assertThat(envelope.open(envelope.close("a secret", "here"), "there")).isEmpty();
    }

    @Test
    void does_not_open_what_was_changed() {
        Envelope envelope = with(first);
        String closed = envelope.close("a secret", "here");
        int tag = closed.lastIndexOf('.') + 3;
        char other = closed.charAt(tag) == 'A' ? 'B' : 'A';

        assertThat(envelope.open(closed.substring(0, tag) + other + closed.substring(tag + 1), "here"))
                .isEmpty();
        assertThat(envelope.open("nonsense", "here")).isEmpty();
    }

    @Test
    void a_new_key_closes_while_the_old_one_still_opens_until_it_is_taken_away() {
        String closedBefore = with(first).close("a secret", "here");
        Envelope rotating = with(second + "," + first);
        String closedAfter = rotating.close("a secret", "here");

        assertThat(rotating.open(closedBefore, "here")).contains("a secret");
        assertThat(with(second).open(closedAfter, "here")).contains("a secret");
        assertThat(with(second).open(closedBefore, "here")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:", ":AAAA", "a:c2hvcnQ="})
    void keys_that_are_none_stop_the_start(String configured) {
        assertThatIllegalArgumentException().isThrownBy(() -> with(configured));
    }

    private static Envelope with(String keys) {
        Envelope envelope = new Envelope();
        envelope.use(keys);
        return envelope;
    }

    private static String key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
