package io.eventify.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.eventify.gateway.Redis;
import io.eventify.gateway.Redis.RedisAwayException;
import io.eventify.gateway.session.LoginAttempts.LoginAttempt;
import io.eventify.gateway.session.Session.Person;
import io.eventify.gateway.session.Session.Tokens;
import io.eventify.gateway.session.Sessions.Kept;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

/** Against a real Redis. */
class SessionsTest {
    private static final Instant NOW = Instant.parse("2026-03-21T19:30:00Z");
    private static int port;
    private static RedisServer server;

    private final Redis redis = Redis.at(URI.create("redis://127.0.0.1:" + port));
    private final Sessions sessions = at(redis, Clock.systemUTC());

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

    @Test
    void a_session_is_found_by_its_cookie_and_redis_can_read_neither() {
        String cookie = sessions.open(session("amina", "sid-1"));

        assertThat(sessions.find(cookie).map(Kept::session)).contains(session("amina", "sid-1"));
        String place = Places.session(cookie);
        assertThat(redis.ask(connection -> connection.keys("*")).toString()).doesNotContain(cookie, "amina", "sid-1");
        String kept = redis.ask(connection -> connection.get(place));
        assertThat(kept).doesNotContain("access", "refresh", "amina");
    }

    @Test
    void being_busy_puts_off_the_idle_time_but_not_the_end() {
        String cookie = sessions.open(session("amina", "sid-1"));
        redis.ask(connection -> connection.pexpire(Places.session(cookie), 60_000));

        assertThat(sessions.find(cookie)).isPresent();
        long left = redis.ask(connection -> connection.pttl(Places.session(cookie)));
        assertThat(left).isGreaterThan(Duration.ofMinutes(29).toMillis());
        Sessions later = at(redis, Clock.fixed(session("amina", "sid-1").endsAt(), ZoneOffset.UTC));
        assertThat(later.find(cookie)).isEmpty();
    }

    @Test
    void a_renewal_does_not_bring_back_what_a_log_out_ended() {
        Session before = session("amina", "sid-1");
        String cookie = sessions.open(before);
        Kept kept = sessions.find(cookie).orElseThrow();
        Session after = before.renewed(before.person(), new Tokens("access-2", NOW, "refresh-2"));

        sessions.endOfProviderSession("sid-1");

        assertThat(sessions.replace(kept, after)).isFalse();
        assertThat(sessions.find(cookie)).isEmpty();
    }

    @Test
    void of_two_renewals_of_the_same_state_one_counts() {
        Session before = session("amina", "sid-1");
        String cookie = sessions.open(before);
        Kept kept = sessions.find(cookie).orElseThrow();

        assertThat(sessions.replace(kept, before.renewed(before.person(), new Tokens("access-2", NOW, "refresh-2"))))
                .isTrue();
        assertThat(sessions.replace(kept, before.renewed(before.person(), new Tokens("access-3", NOW, "refresh-3"))))
                .isFalse();
        assertThat(sessions.find(cookie).orElseThrow().session().tokens().refresh())
                .isEqualTo("refresh-2");
    }

    @Test
    void logging_out_ends_one_session_of_keycloak_or_all_of_an_account() {
        String laptop = sessions.open(session("amina", "sid-1"));
        String phone = sessions.open(session("amina", "sid-2"));
        String tablet = sessions.open(session("amina", "sid-3"));
        String other = sessions.open(session("youssef", "sid-4"));

        assertThat(sessions.endOfProviderSession("sid-1")).hasSize(1);
        assertThat(sessions.find(laptop)).isEmpty();
        assertThat(sessions.find(phone)).isPresent();

        assertThat(sessions.endOfAccount("amina")).hasSize(2);
        assertThat(List.of(sessions.find(phone), sessions.find(tablet))).containsOnly(Optional.empty());
        assertThat(sessions.find(other)).isPresent();
    }

    @Test
    void an_account_has_so_many_sessions_and_the_oldest_makes_room() {
        sessions.settings.sessionsPerAccount = 2;
        String first = sessions.open(endingAt(session("amina", "sid-1"), 1));
        String second = sessions.open(endingAt(session("amina", "sid-2"), 2));
        String third = sessions.open(endingAt(session("amina", "sid-3"), 3));

        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(second)).isPresent();
        assertThat(sessions.find(third)).isPresent();
    }

    @Test
    void one_gateway_has_the_lock_and_only_it_gives_it_back() {
        Optional<String> owner = sessions.lock("place", Duration.ofSeconds(10));

        assertThat(owner).isPresent();
        assertThat(sessions.lock("place", Duration.ofSeconds(10))).isEmpty();
        sessions.unlock("place", "somebody else");
        assertThat(sessions.lock("place", Duration.ofSeconds(10))).isEmpty();
        sessions.unlock("place", owner.get());
        assertThat(sessions.lock("place", Duration.ofSeconds(10))).isPresent();
    }

    @Test
    void a_log_out_token_counts_once() {
        assertThat(sessions.isNewLogoutToken("jti-1", Duration.ofMinutes(1))).isTrue();
        assertThat(sessions.isNewLogoutToken("jti-1", Duration.ofMinutes(1))).isFalse();
    }

    @Test
    void a_log_in_is_finished_once_and_by_the_browser_that_began_it() {
        LoginAttempts attempts = new LoginAttempts();
        attempts.redis = redis;
        attempts.envelope = sessions.envelope;
        attempts.settings = sessions.settings;
        LoginAttempt attempt = new LoginAttempt("nonce", "verifier", "/");
        attempts.begin("browser", "state", attempt);

        assertThat(attempts.finish("other", "state")).isEmpty();
        assertThat(attempts.finish("browser", "other")).isEmpty();
        assertThat(attempts.finish("browser", "state")).contains(attempt);
        assertThat(attempts.finish("browser", "state")).isEmpty();
    }

    @Test
    void connections_that_a_restart_of_redis_broke_are_replaced() throws IOException {
        String cookie = sessions.open(session("amina", "sid-1"));

        server.stop();
        assertThatExceptionOfType(RedisAwayException.class).isThrownBy(() -> sessions.find(cookie));
        server.start();

        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptionsInstanceOf(RedisAwayException.class)
                .until(() -> sessions.find(cookie).isEmpty());
        assertThat(sessions.find(sessions.open(session("amina", "sid-1")))).isPresent();
    }

    private static Session endingAt(Session session, int minutes) {
        return new Session(
                session.person(),
                session.providerSession(),
                session.csrfToken(),
                session.tokens(),
                Instant.now().plus(Duration.ofMinutes(minutes)));
    }

    private static Session session(String subject, String sid) {
        return new Session(
                new Person(subject, "Amina Ben Salah", "fr", List.of("CUSTOMER")),
                sid,
                "csrf",
                new Tokens("access", NOW, "refresh"),
                Instant.parse("2126-03-22T05:30:00Z"));
    }

    private static Sessions at(Redis redis, Clock clock) {
        SessionSettings settings = new SessionSettings();
        settings.idle = Duration.ofMinutes(30);
        settings.loginTime = Duration.ofMinutes(10);
        settings.sessionsPerAccount = 50;
        Envelope envelope = new Envelope();
        envelope.use("1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        Sessions sessions = new Sessions();
        sessions.redis = redis;
        sessions.envelope = envelope;
        sessions.settings = settings;
        sessions.clock = clock;
        return sessions;
    }
}
