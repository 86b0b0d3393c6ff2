package io.eventify.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.eventify.platform.testing.MovingTime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialsTest {
    private final MovingTime time = new MovingTime();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private HttpServer endpoint;
    private ClientCredentials credentials;

    @BeforeEach
    void start() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        endpoint.createContext("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = (answer.isEmpty() ? token(asked.size()) : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        endpoint.start();
        URI url = URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token");
        credentials = new ClientCredentials(url, "order", "s&cret=", time.clock());
    }

    @AfterEach
    void stop() {
        endpoint.stop(0);
    }

    /** Of a hundred seconds: to be renewed after 75, of no use after 90. */
    private static String token(int number) {
        return "{\"access_token\":\"token-" + number + "\",\"expires_in\":100}";
    }

    @Test
    void the_secret_is_sent_as_a_form_and_one_token_serves_many_calls() {
        assertThat(credentials.bearer()).isEqualTo("token-1");
        time.pass(Duration.ofSeconds(74));
        assertThat(credentials.bearer()).isEqualTo("token-1");

        assertThat(asked).containsExactly("grant_type=client_credentials&client_id=order&client_secret=s%26cret%3D");
    }

    @Test
    void after_three_quarters_of_its_life_a_token_is_renewed() {
        credentials.bearer();
        time.pass(Duration.ofSeconds(75));

        assertThat(credentials.bearer()).isEqualTo("token-2");
    }

    @Test
    void while_renewal_fails_the_old_token_serves_and_the_endpoint_is_asked_once_a_second() {
        credentials.bearer();
        time.pass(Duration.ofSeconds(75));
        status = 500;

        assertThat(credentials.bearer()).isEqualTo("token-1");
        assertThat(credentials.bearer()).isEqualTo("token-1");
        assertThat(asked).hasSize(2);

        time.pass(Duration.ofSeconds(1));
        assertThat(credentials.bearer()).isEqualTo("token-1");
        assertThat(asked).hasSize(3);
    }

    @Test
    void in_its_last_seconds_a_token_is_not_used() {
        credentials.bearer();
        time.pass(Duration.ofSeconds(90));
        status = 500;

        assertThatThrownBy(credentials::bearer).isInstanceOf(IdentityUnavailableException.class);
    }

    @Test
    void an_outage_costs_one_request_and_is_over_as_soon_as_the_endpoint_answers() {
        status = 503;
        assertThatThrownBy(credentials::bearer).isInstanceOf(IdentityUnavailableException.class);
        assertThatThrownBy(credentials::bearer).isInstanceOf(IdentityUnavailableException.class);
        assertThat(asked).hasSize(1);

        status = 200;
        time.pass(Duration.ofSeconds(1));
        assertThat(credentials.bearer()).isEqualTo("token-2");
    }

    @Test
    void a_token_that_hardly_lives_is_used_for_all_its_life() {
        answer = "{\"access_token\":\"short\",\"expires_in\":8}";
        assertThat(credentials.bearer()).isEqualTo("short");

        answer = "{\"access_token\":\"next\",\"expires_in\":8}";
        time.pass(Duration.ofSeconds(5));
        assertThat(credentials.bearer()).isEqualTo("short");
        time.pass(Duration.ofSeconds(1));
        assertThat(credentials.bearer()).isEqualTo("next");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"not json", "[]", "{}", "{\"access_token\":5,\"expires_in\":8}", "{\"access_token\":\"a\"}"})
    void an_answer_that_is_no_token_is_an_outage(String nonsense) {
        answer = nonsense;

        assertThatThrownBy(credentials::bearer).isInstanceOf(IdentityUnavailableException.class);
    }
}
