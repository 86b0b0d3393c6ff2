package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.RunningPlatform;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The browser's session, at the gateway and at Keycloak, over plain HTTP. */
class SessionIT {
    private static final String COOKIE = "eventify-session";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private final RunningPlatform platform = TestPlatform.running();
    private final URI gateway = URI.create(platform.value("EVENTIFY_PUBLIC_URL") + "/");
    private final KeycloakAdmin keycloak = new KeycloakAdmin(platform);
    private final WebBrowser browser = new WebBrowser();

    @Test
    void a_person_logs_in_and_the_cookie_speaks_for_them() {
        Answer begun = browser.get(at("/session/login?returnTo=/fr/%3Fa=1"));
        String before = browser.cookie(gateway, COOKIE);
        Answer form = browser.visit(URI.create(begun.header("Location")));
        Answer accepted = browser.submit(form, credentials("customer1"));
        Answer returned = browser.get(URI.create(accepted.header("Location")));

        assertThat(begun.header("Location"))
                .contains("code_challenge_method=S256", "code_challenge=", "nonce=", "state=");
        assertThat(returned.status()).isEqualTo(303);
        assertThat(returned.header("Location")).isEqualTo(gateway + "fr/?a=1");
        assertThat(returned.header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
        assertThat(browser.cookie(gateway, COOKIE)).hasSize(43).isNotEqualTo(before);
        assertThat(returned.text()).isEmpty();

        Answer whoAmI = browser.get(at("/session"));
        assertThat(whoAmI.json().path("authenticated").asBoolean()).isTrue();
        assertThat(whoAmI.json().path("name").asText()).isEqualTo("Amina Ben Salah");
        assertThat(whoAmI.json().path("roles").toString()).contains("CUSTOMER");
        assertThat(whoAmI.json().path("language").asText()).isEqualTo("fr");
        assertThat(whoAmI.header("Cache-Control")).isEqualTo("no-store");
        assertThat(JWT.matcher(whoAmI.text()).find()).isFalse();
        assertThat(browser.get(at("/api/orders?mine")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/%5Cevil.example/",
                "%5C%5Cevil.example",
                "javascript:alert(1)",
                "/%09/evil.example",
                "/session/logout",
                "events"
            })
    void nobody_is_sent_to_another_site_after_a_log_in(String returnTo) {
        Answer answer = browser.get(at("/session/login?returnTo=" + returnTo));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("return_to_invalid");
        assertThat(answer.json()
                        .path("error")
                        .path("details")
                        .get(0)
                        .path("field")
                        .asText())
                .isEqualTo("returnTo");
    }

    @Test
    void a_callback_counts_once_and_in_the_browser_that_began_only() {
        Answer form = browser.visit(at("/session/login"));
        URI callback = URI.create(browser.submit(form, credentials("customer1")).header("Location"));

        Answer elsewhere = new WebBrowser().get(callback);
        Answer here = browser.get(callback);
        String cookie = browser.cookie(gateway, COOKIE);
        Answer again = browser.get(callback);

        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.header("Content-Type")).startsWith("text/html");
        assertThat(here.status()).isEqualTo(303);
        assertThat(again.header("Location")).isEqualTo(gateway.toString());
        assertThat(browser.cookie(gateway, COOKIE)).isEqualTo(cookie);
    }

    @Test
    void a_changing_request_needs_the_token_of_the_session_and_our_own_origin() {
        JsonNode session = logIn(browser, "customer1");
        Contract.published().describes("SessionView", session, true);
        String token = session.path("csrfToken").asText();
        String ours = gateway.toString().replaceAll("/$", "");

        assertThat(reserve(browser, Map.of()).errorCode()).isEqualTo("csrf_refused");
        assertThat(reserve(browser, Map.of("X-CSRF-Token", "x" + token)).status())
                .isEqualTo(403);
        assertThat(reserve(browser, Map.of("X-CSRF-Token", token, "Origin", "https://evil.example"))
                        .status())
                .isEqualTo(403);
        assertThat(reserve(browser, Map.of("X-CSRF-Token", token, "Sec-Fetch-Site", "same-site"))
                        .status())
                .isEqualTo(403);
        assertThat(reserve(browser, Map.of("X-CSRF-Token", token, "Origin", ours, "Sec-Fetch-Site", "same-origin"))
                        .status())
                .isEqualTo(201);
        assertThat(browser.send("POST", at("/session/logout"), Map.of(), null).status())
                .isEqualTo(403);
    }

    @Test
    void an_api_client_needs_no_cookie_and_no_csrf_token() {
        Answer answer = platform.person("customer2").post("/api/reservations");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("RateLimit-Limit")).isNotEmpty();
    }

    @Test
    void two_gateways_renew_one_session_once_however_many_ask() throws Exception {
        TestPlatform.eventify("start", "gateway");
        URI second = gateway.resolve("http://localhost:" + (gateway.getPort() + 12) + "/");
        keycloak.noteRenewals();
        // Three seconds: shorter than "renew ahead", so that a token is due for renewal as soon as it is there.
        keycloak.accessTokenSeconds(3);
        try {
            logIn(browser, "customer1");
            browser.copyCookies(gateway, second);
            // what the answer to "who am I" renewed already is not counted
            waitUntilTokenIsOver();
            int before = keycloak.noted("REFRESH_TOKEN");
            keycloak.accessTokenSeconds(120);

            List<Integer> statuses = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Answer>> answers = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    URI orders = (i % 2 == 0 ? gateway : second).resolve("/api/orders?mine");
                    answers.add(threads.submit(() -> browser.get(orders)));
                }
                for (Future<Answer> answer : answers) {
                    statuses.add(answer.get().status());
                }
            }

            assertThat(statuses).hasSize(12).containsOnly(200);
            assertThat(keycloak.noted("REFRESH_TOKEN") - before).isEqualTo(1);
            assertThat(keycloak.noted("REFRESH_TOKEN_ERROR")).isZero();
            assertThat(isKnownAt(second, browser)).isTrue();

            loggingOutEverywhereReachesBoth(second);
        } finally {
            keycloak.accessTokenSeconds(0);
            TestPlatform.eventify("kill", "gateway");
        }
    }

    private void loggingOutEverywhereReachesBoth(URI second) {
        WebBrowser otherDevice = new WebBrowser();
        logIn(otherDevice, "customer1");
        otherDevice.copyCookies(gateway, second);
        assertThat(isKnownAt(second, otherDevice)).isTrue();

        JsonNode session = browser.get(second.resolve("/session")).json();
        browser.send(
                        "POST",
                        second.resolve("/session/logout?everywhere=true"),
                        Map.of("X-CSRF-Token", session.path("csrfToken").asText()),
                        null)
                .expect(200);

        for (URI door : List.of(gateway, second)) {
            assertThat(isKnownAt(door, browser)).as(door + ", here").isFalse();
            assertThat(isKnownAt(door, otherDevice)).as(door + ", elsewhere").isFalse();
        }
    }

    private static boolean isKnownAt(URI door, WebBrowser in) {
        return in.get(door.resolve("/session")).json().path("authenticated").asBoolean();
    }

    /** Nothing tells the test when a token ends but the clock. */
    private static void waitUntilTokenIsOver() {
        long over = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        await().atMost(SOON).until(() -> System.nanoTime() > over);
    }

    @Test
    void whoever_logs_out_is_out_here_and_at_keycloak() {
        JsonNode session = logIn(browser, "customer1");
        String cookie = browser.cookie(gateway, COOKIE);

        Answer answer = browser.send(
                "POST",
                at("/session/logout"),
                Map.of("X-CSRF-Token", session.path("csrfToken").asText()),
                null);

        Contract.published().describes("LoggedOut", answer.json(), true);
        assertThat(answer.json().path("singleSignOn").asText()).isEqualTo("ended");
        assertThat(browser.cookie(gateway, COOKIE)).isEmpty();
        Answer withOldCookie =
                new WebBrowser().send("GET", at("/api/orders?mine"), Map.of("Cookie", COOKIE + "=" + cookie), null);
        assertThat(withOldCookie.status()).isEqualTo(401);
        assertThat(browser.visit(at("/session/login")).text()).contains("name=\"password\"");
    }

    @Test
    void logging_out_everywhere_reaches_other_devices_and_nobody_else() {
        WebBrowser otherDevice = new WebBrowser();
        WebBrowser otherPerson = new WebBrowser();
        JsonNode session = logIn(browser, "customer1");
        logIn(otherDevice, "customer1");
        logIn(otherPerson, "customer2");

        browser.send(
                        "POST",
                        at("/session/logout?everywhere=true"),
                        Map.of("X-CSRF-Token", session.path("csrfToken").asText()),
                        null)
                .expect(200);

        assertThat(isKnown(browser)).isFalse();
        assertThat(isKnown(otherDevice)).isFalse();
        assertThat(otherDevice.visit(at("/session/login")).text()).contains("name=\"password\"");
        assertThat(isKnown(otherPerson)).isTrue();
    }

    @Test
    void a_session_that_ends_at_keycloak_ends_here() {
        JsonNode session = logIn(browser, "checkin1");

        keycloak.logOut(session.path("subject").asText());

        await().atMost(SOON).until(() -> !isKnown(browser));
    }

    @Test
    void a_log_out_order_that_keycloak_did_not_sign_is_refused() {
        logIn(browser, "customer1");

        Answer none = new WebBrowser().send("POST", at("/session/backchannel-logout"), Map.of(), null);
        Answer forged = new WebBrowser()
                .send(
                        "POST",
                        at("/session/backchannel-logout"),
                        Map.of("Content-Type", "application/x-www-form-urlencoded"),
                        "logout_token=eyJhbGciOiJub25lIn0.eyJzdWIiOiIwMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDEifQ.");

        assertThat(none.status()).isEqualTo(400);
        assertThat(forged.status()).isEqualTo(400);
        assertThat(isKnown(browser)).isTrue();
    }

    @Test
    void without_redis_one_logs_in_again_and_nothing_else_breaks() {
        logIn(browser, "customer1");

        TestPlatform.eventify("kill", "redis");
        try {
            assertThat(browser.get(at("/api/orders?mine")).status()).isEqualTo(401);
            assertThat(browser.get(at("/api/events")).status()).isEqualTo(200);
            assertThat(browser.get(at("/session")).json().path("authenticated").asBoolean(true))
                    .isFalse();
            Answer login = browser.get(at("/session/login"));
            assertThat(login.status()).isEqualTo(503);
            assertThat(login.header("Retry-After")).isNotEmpty();
            assertThat(login.header("Content-Type")).startsWith("text/html");
        } finally {
            TestPlatform.eventify("start", "redis");
        }

        await().atMost(SOON).until(() -> browser.get(at("/session/login")).status() == 303);
        // Keycloak still knows the person: no password is asked for.
        Answer home = browser.visit(at("/session/login?returnTo=/en/"));
        assertThat(home.status()).isEqualTo(200);
        assertThat(isKnown(browser)).isTrue();
    }

    @Test
    void whoever_registers_confirms_their_address_by_mail() {
        String name = "new-" + UUID.randomUUID().toString().substring(0, 8);
        try {
            Answer form = browser.visit(at("/session/login?action=register&returnTo=/en/"));
            Map<String, String> fields = new LinkedHashMap<>(Map.of(
                    "username", name, "email", name + "@eventify.example", "firstName", "New", "lastName", "Person"));
            if (form.text().contains("password-confirm")) {
                fields.put("password", "a long enough pass phrase");
                fields.put("password-confirm", "a long enough pass phrase");
            }
            Answer registered = browser.submit(form, fields);
            Answer asked =
                    registered.status() == 302 ? browser.visit(URI.create(registered.header("Location"))) : registered;
            assertThat(asked.text()).contains(name + "@eventify.example");

            Answer confirmed = browser.visit(linkInMailTo(name + "@eventify.example"));
            if (confirmed.text().contains("password-new")) {
                Answer accepted = browser.submit(
                        confirmed,
                        Map.of(
                                "password-new",
                                "a long enough pass phrase",
                                "password-confirm",
                                "a long enough pass phrase"));
                browser.visit(URI.create(accepted.header("Location")));
            }

            assertThat(browser.get(at("/session")).json().path("name").asText()).isEqualTo("New Person");
            assertThat(browser.get(at("/session")).json().path("roles").toString())
                    .isEqualTo("[\"CUSTOMER\"]");
        } finally {
            keycloak.remove(name);
        }
    }

    private URI linkInMailTo(String address) {
        Api mail = Api.at(URI.create(platform.value("EVENTIFY_MAIL_URL")));
        JsonNode messages = await().atMost(SOON)
                .until(() -> mail.get("/api/user/" + address + "/messages").json(), list -> list.size() > 0);
        String text = messages.get(0)
                .path("mimeMessage")
                .asText()
                .replace("=\r\n", "")
                .replace("=3D", "=");
        Matcher link =
                Pattern.compile("http://\\S+/login-actions/action-token\\S+").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return URI.create(link.group().replaceAll("[\"<>].*", "").replace("&amp;", "&"));
    }

    @Test
    void what_the_container_refuses_is_said_in_our_words() {
        Answer method = browser.send("POST", at("/session/login"), Map.of("Accept-Language", "fr"), "");
        Answer unknown = browser.get(at("/no/such/page"));

        assertThat(method.status()).isEqualTo(405);
        assertThat(method.errorCode()).isEqualTo("method_not_allowed");
        assertThat(method.header("Content-Language")).isEqualTo("fr");
        assertThat(unknown.errorCode()).isEqualTo("not_found");
    }

    @Test
    void answers_protect_pages_and_travel_small() {
        Answer page = browser.send("GET", at("/ar"), Map.of("Accept-Encoding", "gzip", "Accept-Language", "ar"), null);
        Answer root = browser.send("GET", at("/"), Map.of("Accept-Language", "fr-CH, fr;q=0.9"), null);
        Answer data = browser.send("GET", at("/api/openapi"), Map.of("Accept-Encoding", "gzip"), null);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Permissions-Policy")).contains("microphone=()");
        assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(page.header("Content-Language")).isEqualTo("ar");
        assertThat(root.header("Location")).endsWith("/fr");
        assertThat(data.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(data.header("Vary")).containsIgnoringCase("Accept-Encoding");

        Answer plain = browser.get(at("/ar"));
        Matcher style = Pattern.compile("href=\"(/[^\"]+\\.css)\"").matcher(plain.text());
        assertThat(style.find()).isTrue();
        Answer css = browser.get(at(style.group(1)));
        assertThat(css.header("Cache-Control")).contains("immutable", "max-age=31536000");
        Answer again = browser.send("GET", at(style.group(1)), Map.of("If-None-Match", css.header("ETag")), null);
        assertThat(again.status()).isEqualTo(304);
    }

    private JsonNode logIn(WebBrowser in, String user) {
        Answer form = in.visit(at("/session/login"));
        Answer accepted = in.submit(form, credentials(user));
        assertThat(accepted.header("Location")).as(accepted.text()).contains("/session/callback");
        in.get(URI.create(accepted.header("Location"))).expect(303);
        JsonNode session = in.get(at("/session")).expect(200).json();
        assertThat(session.path("authenticated").asBoolean()).isTrue();
        return session;
    }

    private Map<String, String> credentials(String user) {
        return Map.of("username", user, "password", platform.value("EVENTIFY_DEMO_PASSWORD"));
    }

    private boolean isKnown(WebBrowser in) {
        return in.get(at("/session")).json().path("authenticated").asBoolean();
    }

    private Answer reserve(WebBrowser in, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/json");
        all.put("Idempotency-Key", UUID.randomUUID().toString());
        return in.send("POST", at("/api/reservations"), all, "{}");
    }

    private URI at(String path) {
        return gateway.resolve(path);
    }
}
