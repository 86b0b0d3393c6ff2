package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.Patience;
import io.eventify.journey.RunningPlatform;
import io.eventify.system.Stage.Show;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a gateway does for everybody who comes: counts, knows its proxies, leads search engines, and stands in front of a web app. At a second gateway, with narrow limits. */
class DoorIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern LOCATION = Pattern.compile("<loc>([^<]+)</loc>");
    private static final AtomicReference<Map<String, List<String>>> ASKED = new AtomicReference<>(Map.of());
    private static RunningPlatform platform;
    private static HttpServer webApp;
    private static Api door;

    @BeforeAll
    static void openTheSecondDoor() throws IOException {
        platform = TestPlatform.running();
        webApp = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webApp.createContext("/", exchange -> {
            ASKED.set(Map.copyOf(exchange.getRequestHeaders()));
            byte[] page = ("<!DOCTYPE html><script nonce=\""
                            + exchange.getRequestHeaders().getFirst("X-CSP-Nonce") + "\"></script>" + "x".repeat(4_000))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Set-Cookie", "webapp=1");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        webApp.start();
        TestPlatform.eventifyWith(
                Map.of(
                        "EVENTIFY_GATEWAY_TRUSTED_PROXIES", "127\\.0\\.0\\.1",
                        "EVENTIFY_LIMITS_LOGIN_ADDRESS", "3",
                        "EVENTIFY_LIMITS_ADDRESS", "40",
                        "EVENTIFY_LIVE_MAX_LISTENERS_ADDRESS", "3",
                        "EVENTIFY_WEB_URL",
                                "http://127.0.0.1:" + webApp.getAddress().getPort()),
                "start",
                "gateway");
        door = Api.at(URI.create("http://localhost:"
                + (URI.create(platform.value("EVENTIFY_PUBLIC_URL")).getPort() + 12)));
    }

    @AfterAll
    static void close() {
        TestPlatform.eventify("kill", "gateway");
        webApp.stop(0);
    }

    @Test
    void too_many_log_ins_from_one_address_are_refused_and_other_addresses_are_not() {
        Api one = door.with("X-Forwarded-For", "198.51.100.1").with("Accept-Language", "ar");
        one.get("/session/login").expect(303);

        Answer refused = Patience.until(
                "the address has used up its log-ins",
                SOON,
                () -> one.get("/session/login"),
                answer -> answer.status() != 303);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.errorCode()).isEqualTo("rate_limited");
        assertThat(refused.header("Content-Language")).isEqualTo("ar");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.header("RateLimit-Limit")).isEqualTo("3");
        assertThat(door.with("X-Forwarded-For", "198.51.100.2")
                        .get("/session/login")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void graphql_live_updates_and_pages_are_counted_together() {
        Api one = door.with("X-Forwarded-For", "198.51.100.3");
        for (String path : new String[] {"/graphql", "/live/performances/none", "/session", "/fr/", "/robots.txt"}) {
            assertThat(one.get(path).header("RateLimit-Limit")).as(path).isEqualTo("40");
        }
        Answer last = Patience.until(
                "the address has used up its minute",
                SOON,
                () -> one.get("/graphql"),
                answer -> answer.status() == 429);

        assertThat(last.errorCode()).isEqualTo("rate_limited");
        for (String path : new String[] {"/live/performances/none", "/session", "/fr/"}) {
            // a little of the minute comes back meanwhile
            Patience.until(path + " is refused, too", SOON, () -> one.get(path).status(), status -> status == 429);
        }
    }

    @Test
    void who_is_not_a_trusted_proxy_says_nothing_about_whom_he_asks_for() {
        Api first = Api.at(URI.create(platform.value("EVENTIFY_PUBLIC_URL")));
        long before = remaining(first.with("X-Forwarded-For", "198.51.100.4"));
        long after = remaining(first.with("X-Forwarded-For", "198.51.100.5"));

        assertThat(after).as("both were counted for this machine").isLessThanOrEqualTo(before);
        assertThat(remaining(door.with("X-Forwarded-For", "198.51.100.6"))).isEqualTo(39);
        assertThat(remaining(door.with("X-Forwarded-For", "198.51.100.7"))).isEqualTo(39);
    }

    private static long remaining(Api api) {
        return Long.parseLong(api.get("/robots.txt").expect(200).header("RateLimit-Remaining"));
    }

    @Test
    void an_address_listens_so_often_and_no_more() throws Exception {
        Show show = Stage.shared().show(1, 4, 0, Duration.ofHours(48), Map.of("holdMinutes", 5));
        Booking.awaitOnSale(show);
        List<HttpResponse<java.io.InputStream>> open = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3; i++) {
                open.add(client.send(listener(show, "198.51.100.8"), BodyHandlers.ofInputStream()));
            }
            HttpResponse<String> fourth = client.send(listener(show, "198.51.100.8"), BodyHandlers.ofString());

            assertThat(open).allMatch(answer -> answer.statusCode() == 200);
            assertThat(fourth.statusCode()).isEqualTo(429);
            assertThat(fourth.body()).contains("too_many_listeners");
            assertThat(fourth.headers().firstValue("Retry-After")).isPresent();
            for (HttpResponse<java.io.InputStream> answer : open) {
                answer.body().close();
            }
        }
    }

    @Test
    void the_page_of_an_event_says_what_it_is_also_to_search_engines() {
        Show show = Stage.shared().show(1, 4, 0, Duration.ofHours(48), Map.of("holdMinutes", 5));
        Api first = platform.gateway();

        Answer page = Patience.until(
                "the event has a page",
                SOON,
                () -> first.get("/ar/events/" + show.eventId()),
                answer -> answer.status() == 200);

        assertThat(page.text()).contains("application/ld+json", "dir=\"rtl\"");
        assertThat(first.get("/fr/events/00000000-0000-4000-8000-000000000009").status())
                .isEqualTo(404);
        assertThat(first.get("/fr/events/1").status()).isEqualTo(404);
        assertThat(first.get("/no/such/page").errorCode()).isEqualTo("not_found");
    }

    private static HttpRequest listener(Show show, String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:"
                        + (URI.create(platform.value("EVENTIFY_PUBLIC_URL")).getPort() + 12) + "/live/performances/"
                        + show.performanceId()))
                .header("X-Forwarded-For", address)
                .build();
    }

    @Test
    void a_search_engine_finds_the_pages_of_an_event_from_robots_txt_on() {
        Show show = Stage.shared().show(1, 4, 0, Duration.ofHours(48), Map.of("holdMinutes", 5));
        Api first = platform.gateway();
        String publicUrl = platform.value("EVENTIFY_PUBLIC_URL");
        String robots = first.get("/robots.txt").expect(200).text();
        assertThat(robots).contains("Sitemap: " + publicUrl + "/sitemap.xml");

        Answer index = Patience.until(
                "the sitemap has a page", SOON, () -> first.get("/sitemap.xml").expect(200), answer -> LOCATION.matcher(
                                answer.text())
                        .find());
        Matcher page = LOCATION.matcher(index.text());
        assertThat(page.find()).isTrue();
        assertThat(page.group(1)).isEqualTo(publicUrl + "/sitemap-1.xml");
        assertThat(index.header("Content-Type")).startsWith("application/xml");
        assertThat(index.header("Cache-Control")).contains("max-age=3600");
        assertThat(first.with("If-None-Match", index.header("ETag"))
                        .get("/sitemap.xml")
                        .status())
                .isEqualTo(304);

        Answer pages = Patience.until(
                "the sitemap names the event",
                SOON,
                () -> first.get("/sitemap-1.xml").expect(200),
                answer -> answer.text().contains(show.eventId()));
        assertThat(pages.text()).contains(publicUrl + "/ar/events/" + show.eventId());
        assertThat(first.get("/sitemap-999999.xml").errorCode()).isEqualTo("not_found");
    }

    @Test
    void pages_come_from_the_web_app_under_a_nonce_and_without_the_reader() {
        Answer page = door.with("X-Forwarded-For", "198.51.100.9")
                .with("Cookie", "eventify-session=secret")
                .with("Accept-Encoding", "gzip")
                .get("/fr/events/1");
        String nonce = ASKED.get().get("X-csp-nonce").getFirst();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self' 'nonce-" + nonce + "'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(page.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(ASKED.get()).doesNotContainKeys("Cookie", "Authorization", "X-forwarded-for");
    }
}
