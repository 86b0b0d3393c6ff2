package io.eventify.lra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventify.platform.lra.LraEndedException;
import io.eventify.platform.lra.LraUnavailableException;
import io.eventify.platform.lra.Lras;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.lra.annotation.LRAStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The services' client against the real coordinator. Repair 3 is part of it: every answer is told apart by its own status, on any REST client. */
class LrasIT {
    private final Running running = Running.instance();
    private final TestParticipants participants = running.participants();
    private final String token = running.issuer().service();
    private final Lras lras = new Lras(() -> token, running.coordinator().url(), participants.url());

    @BeforeEach
    void reset() {
        participants.reset();
    }

    @Test
    void a_saga_that_is_closed_completes_its_participants() {
        URI lra = lras.begin("order/1 & more", Duration.ofMinutes(1));
        lras.join(lra, "hold", Duration.ZERO);
        lras.join(lra, "payment", Duration.ZERO);
        assertThat(lras.status(lra)).contains(LRAStatus.Active);

        assertThat(lras.close(lra)).contains(LRAStatus.Closed);

        assertThat(participants.callbacks(lra, "hold")).containsExactly("complete");
        assertThat(participants.callbacks(lra, "payment")).containsExactly("complete");
        assertThat(lras.status(lra)).isEmpty();
    }

    @Test
    void a_saga_that_is_cancelled_compensates_its_participants() {
        URI lra = lras.begin("order/2", Duration.ofMinutes(1));
        lras.join(lra, "hold", Duration.ZERO);

        assertThat(lras.cancel(lra)).contains(LRAStatus.Cancelled);

        assertThat(participants.callbacks(lra, "hold")).containsExactly("compensate");
    }

    @Test
    void joining_twice_is_joining_once() {
        URI lra = lras.begin("order/3", Duration.ofMinutes(1));
        lras.join(lra, "hold", Duration.ZERO);
        lras.join(lra, "hold", Duration.ZERO);

        lras.close(lra);

        assertThat(participants.callbacks(lra, "hold")).containsExactly("complete");
    }

    @Test
    void ending_an_ended_saga_is_no_error() {
        URI lra = lras.begin("order/4", Duration.ofMinutes(1));
        lras.close(lra);

        assertThat(lras.close(lra)).isEmpty();
        assertThat(lras.cancel(lra)).isEmpty();
    }

    @Test
    void an_ended_or_unknown_saga_cannot_be_joined_or_renewed() {
        URI ended = lras.begin("order/5", Duration.ofMinutes(1));
        lras.close(ended);
        URI unknown = URI.create(running.coordinator().url() + "/0_ffff7f000001_9_9_9");

        for (URI lra : new URI[] {ended, unknown, URI.create("http://elsewhere.example/"), URI.create("urn:x")}) {
            assertThatThrownBy(() -> lras.join(lra, "hold", Duration.ZERO)).isInstanceOf(LraEndedException.class);
            assertThatThrownBy(() -> lras.renew(lra, Duration.ofMinutes(1))).isInstanceOf(LraEndedException.class);
        }
    }

    @Test
    void a_saga_that_is_ending_cannot_be_joined() {
        URI lra = lras.begin("order/6", Duration.ofMinutes(1));
        lras.join(lra, "stubborn", Duration.ZERO);
        participants.when("stubborn", call -> 503);
        assertThat(lras.close(lra)).contains(LRAStatus.Closing);

        assertThatThrownBy(() -> lras.join(lra, "hold", Duration.ZERO)).isInstanceOf(LraEndedException.class);
        participants.reset();
        await().atMost(Duration.ofSeconds(15)).until(() -> lras.status(lra).isEmpty());
    }

    @Test
    void a_renewed_saga_outlives_its_first_time_limit() {
        URI lra = lras.begin("order/7", Duration.ofMillis(1500));
        lras.join(lra, "hold", Duration.ZERO);
        lras.renew(lra, Duration.ofMinutes(1));

        URI shorter = lras.begin("order/8", Duration.ofMillis(1800));
        lras.join(shorter, "other", Duration.ZERO);
        await().atMost(Duration.ofSeconds(10)).until(() -> participants.isDone(shorter, "other", "compensate"));

        assertThat(lras.status(lra)).contains(LRAStatus.Active);
        assertThat(lras.close(lra)).contains(LRAStatus.Closed);
    }

    @Test
    void who_wants_to_hears_the_end() {
        URI lra = lras.begin("order/9", Duration.ofMinutes(1));
        lras.joinAndHearTheEnd(lra, "listener", Duration.ZERO);

        lras.close(lra);

        await().atMost(Duration.ofSeconds(10)).until(() -> participants.calls.stream()
                .anyMatch(call -> call.callback().equals("after")));
    }

    @Test
    void a_coordinator_that_is_down_is_unavailable_and_no_reason_to_give_the_saga_up() {
        Lras nobody = new Lras(() -> token, URI.create("http://127.0.0.1:1/lra-coordinator"), participants.url());

        assertThatThrownBy(() -> nobody.begin("order/10", Duration.ofMinutes(1)))
                .isInstanceOf(LraUnavailableException.class);
        assertThatThrownBy(
                        () -> nobody.join(URI.create("http://127.0.0.1:1/lra-coordinator/0_1"), "hold", Duration.ZERO))
                .isInstanceOf(LraUnavailableException.class);
    }
}
