package io.eventify.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.eventify.gateway.ContentPolicy;
import io.eventify.gateway.Exchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In front of a server that makes pages, over HTTP. */
class WebPagesTest {
    private final AtomicReference<Headers> asked = new AtomicReference<>();
    private final AtomicReference<String> askedFor = new AtomicReference<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Upstream upstream = new Upstream();
    private final WebPages pages = new WebPages();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        upstream.timeout = Duration.ofSeconds(20);
        upstream.maxResponseBytes = 1_000;
        upstream.maxConcurrent = 2;
        pages.upstream = upstream;
        pages.policy = new ContentPolicy(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        pages.publicUrl = URI.create("https://tickets.example");
        pages.server =
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
        upstream.close();
    }

    @Test
    void a_page_is_made_for_nobody_in_particular() throws Exception {
        Exchange page = get(Exchange.get("/fr/events/1")
                .asking("seat=A%201")
                .with("Cookie", "eventify-session=secret")
                .with("Authorization", "Bearer secret")
                .with("X-Forwarded-For", "198.51.100.7")
                .with("X-CSP-Nonce", "chosen-by-the-client")
                .with("Accept-Language", "fr"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(askedFor.get()).isEqualTo("/fr/events/1?seat=A%201");
        assertThat(asked.get()).doesNotContainKeys("Cookie", "Authorization", "X-forwarded-for");
        assertThat(asked.get().getFirst("Accept-Language")).isEqualTo("fr");
        assertThat(asked.get().getFirst("X-Forwarded-Host")).isEqualTo("tickets.example");
        assertThat(asked.get().getFirst("X-Forwarded-Proto")).isEqualTo("https");
        assertThat(asked.get().getFirst("X-Correlation-Id")).isEqualTo(page.header("X-Correlation-Id"));
        assertThat(page.header("Content-Language")).isEqualTo("fr");
        assertThat(page.header("Set-Cookie")).isNull();
        assertThat(page.header("Server-Only")).isNull();
    }

    @Test
    void each_page_has_a_nonce_of_its_own_and_is_kept_by_nobody() throws Exception {
        Exchange one = get(Exchange.get("/fr/"));
        String nonce = asked.get().getFirst("X-CSP-Nonce");
        Exchange other = get(Exchange.get("/fr/"));

        assertThat(nonce)
                .hasSizeGreaterThanOrEqualTo(22)
                .isNotEqualTo(asked.get().getFirst("X-CSP-Nonce"));
        assertThat(one.text()).contains("nonce=\"" + nonce + "\"");
        assertThat(one.header("Content-Security-Policy"))
                .contains("script-src 'self' 'nonce-" + nonce + "'", "style-src 'self' 'nonce-" + nonce + "'")
                .doesNotContain("unsafe");
        assertThat(other.header("Content-Security-Policy")).doesNotContain(nonce);
        assertThat(one.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(one.header("ETag")).isNull();
    }

    @Test
    void a_file_with_a_hash_in_its_name_is_kept_for_a_year_and_others_as_the_server_says() throws Exception {
        Exchange hashed = get(Exchange.get("/main-3F2A9C1B.js"));
        Exchange plain = get(Exchange.get("/manifest.webmanifest"));
        Exchange missing = get(Exchange.get("/gone-3F2A9C1B.js"));

        assertThat(hashed.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(hashed.header("ETag")).isEqualTo("\"v1\"");
        assertThat(hashed.header("Content-Security-Policy")).isNull();
        assertThat(plain.header("Cache-Control")).isEqualTo("max-age=60");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(String.valueOf(missing.header("Cache-Control"))).doesNotContain("immutable");
    }

    @Test
    void a_known_file_is_not_sent_again() throws Exception {
        Exchange again = get(Exchange.get("/main-3F2A9C1B.js").with("If-None-Match", "\"v1\""));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
    }

    @Test
    void a_redirection_stays_on_this_site() throws Exception {
        assertThat(get(Exchange.get("/to-own")).header("Location")).isEqualTo("/fr/?a=1");
        assertThat(get(Exchange.get("/to-itself")).header("Location")).isEqualTo("/en/");
        for (String path : new String[] {"/to-evil", "/to-evil-without-scheme"}) {
            Exchange away = get(Exchange.get(path));
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.header("Location")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fr/../secret", "/fr/%2e%2e/secret", "/a//b", "/fr/%00", "/fr;x=1", "/fr/ not-a-uri"})
    void what_may_mean_another_path_there_is_not_found(String path) throws Exception {
        assertThat(get(Exchange.get(path)).status()).isEqualTo(404);
        assertThat(askedFor.get()).isNull();
    }

    @Test
    void an_answer_without_end_is_refused() throws Exception {
        Exchange endless = get(Exchange.get("/huge"));

        assertThat(endless.status()).isEqualTo(503);
        assertThat(endless.text()).contains("service_unavailable").hasSizeLessThan(1_000);
    }

    @Test
    void who_takes_too_long_is_not_waited_for() throws Exception {
        upstream.timeout = Duration.ofMillis(300);

        Exchange late = get(Exchange.get("/slow"));

        assertThat(late.status()).isEqualTo(503);
        assertThat(late.text()).contains("service_timeout");
        assertThat(late.header("Retry-After")).isNotNull();
    }

    @Test
    void only_so_many_pages_are_made_at_once_and_the_places_come_back() throws Exception {
        Exchange first = Exchange.get("/slow");
        Exchange second = Exchange.get("/slow");
        pages.forward("/slow", first.request(), first.response());
        pages.forward("/slow", second.request(), second.response());

        Exchange third = get(Exchange.get("/fr/"));

        assertThat(third.status()).isEqualTo(503);
        assertThat(third.header("Retry-After")).isNotNull();
        released.countDown();
        first.awaited();
        second.awaited();
        assertThat(get(Exchange.get("/fr/")).status()).isEqualTo(200);
    }

    @Test
    void a_server_that_is_away_is_said_to_be() throws Exception {
        server.stop(0);

        Exchange none = get(Exchange.get("/fr/").with("Accept-Language", "ar"));

        assertThat(none.status()).isEqualTo(503);
        assertThat(none.text()).contains("service_unavailable").containsPattern("\\p{InArabic}");
    }

    private Exchange get(Exchange exchange) throws Exception {
        pages.forward(exchange.request().getRequestURI(), exchange.request(), exchange.response());
        return exchange.awaited();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.set(exchange.getRequestHeaders());
        askedFor.set(exchange.getRequestURI().toString());
        String path = exchange.getRequestURI().getPath();
        Headers headers = exchange.getResponseHeaders();
        String redirection = Map.of(
                        "/to-own", "https://tickets.example/fr/?a=1",
                        "/to-itself", pages.server.orElseThrow() + "/en/",
                        "/to-evil", "https://evil.example/",
                        "/to-evil-without-scheme", "//evil.example/")
                .get(path);
        if (redirection != null) {
            headers.set("Location", redirection);
            exchange.sendResponseHeaders(302, -1);
        } else if (path.startsWith("/gone")) {
            exchange.sendResponseHeaders(404, -1);
        } else if (path.endsWith(".js") || path.endsWith(".webmanifest")) {
            headers.set("ETag", "\"v1\"");
            headers.set("Cache-Control", "max-age=60");
            headers.set("Content-Type", "text/javascript");
            boolean known = exchange.getRequestHeaders().containsKey("If-None-Match");
            exchange.sendResponseHeaders(known ? 304 : 200, -1);
        } else {
            page(exchange, path, headers);
        }
        exchange.close();
    }

    private void page(HttpExchange exchange, String path, Headers headers) throws IOException {
        if (path.equals("/slow")) {
            awaitRelease();
        }
        String text = "<script nonce=\"" + exchange.getRequestHeaders().getFirst("X-CSP-Nonce") + "\"></script>";
        byte[] body = (path.equals("/huge") ? text.repeat(100) : text).getBytes(StandardCharsets.UTF_8);
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Set-Cookie", "own=1");
        headers.set("Server-Only", "1");
        headers.set("ETag", "\"p1\"");
        headers.set("Cache-Control", "public, max-age=600");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException endOfTheTest) {
            Thread.currentThread().interrupt();
        }
    }
}
