package io.eventify.order.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.RemoteCallException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers are a neighbour's decision, and which say only that it did not decide. */
class AnswersTest {

    private static void throwing(RuntimeException failure) {
        Answers.of(() -> {
            throw failure;
        });
    }

    @Test
    void an_answer_is_passed_on() {
        assertThat(Answers.of(() -> "held")).isEqualTo("held");
    }

    @ParameterizedTest
    @CsvSource({
        "409, seats_unavailable",
        "410, hold_lapsed",
        "404, payment_not_found",
        "422, capture_refused",
        "400, invalid"
    })
    void a_refusal_of_business_is_a_decision(int status, String code) {
        RemoteCallException answer = new RemoteCallException(status, code, List.of(new Detail("field", "issue")));

        assertThatThrownBy(() -> throwing(answer)).isInstanceOfSatisfying(CallRefusedException.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.details()).containsExactly(new Detail("field", "issue"));
            assertThat(refusal).hasCause(answer);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "401, unauthorized",
        "403, forbidden",
        "404, not_found",
        "404, status_404",
        "408, timeout",
        "409, request_in_progress",
        "429, too_many_requests",
        "500, internal_error",
        "503, service_unavailable"
    })
    void anything_else_says_that_the_neighbour_did_not_decide(int status, String code) {
        RemoteCallException answer = new RemoteCallException(status, code, List.of());

        assertThatThrownBy(() -> throwing(answer)).isSameAs(answer);
    }

    @Test
    void without_a_connection_nothing_was_sent() {
        ProcessingException failure = new ProcessingException(new ConnectException("refused"));

        assertThatThrownBy(() -> throwing(failure))
                .isInstanceOf(NothingSentException.class)
                .hasCause(failure);
    }

    @Test
    void a_connection_that_broke_may_have_carried_the_request() {
        for (IOException broken : List.of(new SocketTimeoutException("read"), new IOException("reset"))) {
            ProcessingException failure = new ProcessingException(broken);

            assertThatThrownBy(() -> throwing(failure)).isSameAs(failure);
        }
    }
}
