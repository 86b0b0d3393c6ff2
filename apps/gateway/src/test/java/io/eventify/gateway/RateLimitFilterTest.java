package io.eventify.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

/** Who may ask how often, against a real Redis. */
class RateLimitFilterTest {
    private static int port;
    private static RedisServer server;

    private final Redis redis = Redis.at(URI.create("redis://127.0.0.1:" + port));
    private final RateLimitFilter filter = filterOn(redis);
    private int passed;

    @BeforeAll
    static void startRedis() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
    }

    @AfterAll
    static void stopRedis() throws IOException {
        server.stop();
    }

    @BeforeEach
    void empty() {
        redis.ask(Jedis::flushAll);
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/session/login", "/session/callback"})
    void the_way_to_a_log_in_is_narrow_and_says_when_to_come_again(String path) throws Exception {
        ask(Exchange.get(path));
        ask(Exchange.get(path));
        Exchange third = ask(Exchange.get(path).with("Accept-Language", "fr"));

        assertThat(passed).isEqualTo(2);
        assertThat(third.status()).isEqualTo(429);
        assertThat(codeOf(third)).isEqualTo("rate_limited");
        assertThat(third.header("Content-Language")).isEqualTo("fr");
        assertThat(Integer.parseInt(String.valueOf(third.header("Retry-After"))))
                .isPositive();
        assertThat(third.header("RateLimit-Limit")).isEqualTo("2");
        assertThat(third.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(ask(Exchange.get(path).from("192.0.2.2")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/graphql",
                "/live/performances/4a3f0c1e-0000-4000-8000-000000000000",
                "/session",
                "/session/logout",
                "/api/catalog/events",
                "/sitemap.xml",
                "/fr/"
            })
    void everything_at_this_door_counts(String path) throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(ask(Exchange.get(path)).status()).isEqualTo(200);
        }

        Exchange sixth = ask(Exchange.get(path));

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(codeOf(sixth)).isEqualTo("rate_limited");
        assertThat(sixth.header("RateLimit-Limit")).isEqualTo("5");
    }

    @Test
    void an_account_has_one_allowance_wherever_it_is() throws Exception {
        for (int i = 1; i <= 3; i++) {
            assertThat(ask(Exchange.get("/graphql").as("amina").from("192.0.2." + i))
                            .status())
                    .isEqualTo(200);
        }

        assertThat(ask(Exchange.get("/live/x").as("amina").from("192.0.2.9")).status())
                .isEqualTo(429);
        assertThat(ask(Exchange.get("/graphql").as("karim").from("192.0.2.9")).status())
                .isEqualTo(200);
    }

    @Test
    void money_and_stock_are_tighter() throws Exception {
        assertThat(ask(Exchange.post("/api/reservations").as("amina")).status()).isEqualTo(200);

        assertThat(ask(Exchange.post("/api/reservations").as("amina")).status()).isEqualTo(429);
        assertThat(ask(Exchange.get("/api/reservations").as("amina")).status()).isEqualTo(200);
    }

    @Test
    void what_the_provider_and_keycloak_sign_is_never_refused() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(ask(Exchange.post("/api/webhooks/psp")).status()).isEqualTo(200);
            assertThat(ask(Exchange.post("/session/backchannel-logout")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void two_gateways_count_together_and_without_redis_each_alone() throws Exception {
        RateLimitFilter other = filterOn(redis);
        ask(filter, Exchange.get("/session/login"));
        ask(other, Exchange.get("/session/login"));
        assertThat(ask(other, Exchange.get("/session/login")).status()).isEqualTo(429);

        Redis away = Redis.at(URI.create("redis://127.0.0.1:1"));
        RateLimitFilter alone = filterOn(away);
        ask(alone, Exchange.get("/session/login"));
        ask(alone, Exchange.get("/session/login"));
        assertThat(ask(alone, Exchange.get("/session/login")).status()).isEqualTo(429);
        away.close();
    }

    private Exchange ask(Exchange exchange) throws ServletException, IOException {
        return ask(filter, exchange);
    }

    private Exchange ask(RateLimitFilter asked, Exchange exchange) throws ServletException, IOException {
        asked.doFilter(exchange.request(), exchange.response(), (request, response) -> passed++);
        return exchange;
    }

    private static RateLimitFilter filterOn(Redis redis) {
        RateLimits limits = new RateLimits();
        limits.redis = redis;
        limits.window = Duration.ofHours(6);
        limits.open();
        RateLimitFilter filter = new RateLimitFilter();
        filter.limits = limits;
        filter.callers = new Callers();
        filter.addressLimit = 5;
        filter.accountLimit = 3;
        filter.clientLimit = 100;
        filter.tightAddressLimit = 100;
        filter.tightAccountLimit = 1;
        filter.loginAddressLimit = 2;
        return filter;
    }

    private static String codeOf(Exchange exchange) {
        try (JsonReader reader = Json.createReader(new StringReader(exchange.text()))) {
            var error = reader.readObject().getJsonObject("error");
            assertThat(UUID.fromString(error.getString("correlationId"))).isNotNull();
            return error.getString("code");
        }
    }
}
