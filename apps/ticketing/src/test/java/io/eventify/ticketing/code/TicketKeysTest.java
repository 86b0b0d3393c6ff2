package io.eventify.ticketing.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TicketKeysTest {

    private final KeyPair pair = newPair();
    private final TicketKeys keys = of(pair, Optional.empty());

    @Property(tries = 200)
    void what_was_signed_reads_back(@ForAll long a, @ForAll long b, @ForAll @IntRange(min = 1) int version) {
        UUID ticket = new UUID(a, b);
        UUID performance = new UUID(b, a);

        TicketCode code = keys.verified(keys.sign(ticket, performance, version));

        assertThat(code.ticketId()).isEqualTo(ticket);
        assertThat(code.performanceId()).isEqualTo(performance);
        assertThat(code.version()).isEqualTo(version);
    }

    @Property(tries = 200)
    void a_code_with_any_bit_changed_is_refused(@ForAll @IntRange(min = 0, max = TicketCode.BYTES * 8 - 1) int bit) {
        byte[] bytes = Base64.getUrlDecoder().decode(keys.sign(UUID.randomUUID(), UUID.randomUUID(), 1));
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));

        assertThatThrownBy(() -> keys.verified(Base64.getUrlEncoder().encodeToString(bytes)))
                .isInstanceOf(InvalidTicketCodeException.class);
    }

    @Property(tries = 200)
    void any_other_text_is_refused(@ForAll String text) {
        assertThatThrownBy(() -> keys.verified(text)).isInstanceOf(InvalidTicketCodeException.class);
    }

    @Test
    void a_code_of_another_key_is_refused() {
        String foreign = of(newPair(), Optional.empty()).sign(UUID.randomUUID(), UUID.randomUUID(), 1);

        assertThatThrownBy(() -> keys.verified(foreign)).isInstanceOf(InvalidTicketCodeException.class);
    }

    @Test
    void a_code_on_paper_lives_through_a_change_of_keys() {
        UUID ticket = UUID.randomUUID();
        String onPaper = keys.sign(ticket, UUID.randomUUID(), 1);

        TicketKeys changed = of(
                newPair(),
                Optional.of(List.of(
                        Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()))));

        assertThat(changed.verified(onPaper).ticketId()).isEqualTo(ticket);
        assertThat(changed.publicKeys()).hasSize(2).allSatisfy(key -> assertThat(
                        Base64.getUrlDecoder().decode(key.x()))
                .hasSize(32));
    }

    static TicketKeys of(KeyPair pair, Optional<List<String>> retired) {
        return new TicketKeys(
                Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()), retired);
    }

    static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
