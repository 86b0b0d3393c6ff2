package io.eventify.system;

import io.eventify.journey.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a browser does without showing it: keeps cookies for each server, follows redirects when told to, fills in forms. Like real ones it treats this machine as trustworthy and
 * sends it Secure cookies without TLS.
 */
final class WebBrowser {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern FORM_ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 10;
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Map<String, Map<String, HttpCookie>> jars = new ConcurrentHashMap<>();

    /** A page, without following where it leads. */
    Answer get(URI url) {
        return send("GET", url, Map.of(), null);
    }

    /** A page, or the page that it leads to in the end. */
    Answer visit(URI url) {
        URI there = url;
        Answer answer = get(there);
        for (int i = 0; i < MOST_REDIRECTS && leadsElsewhere(answer); i++) {
            there = there.resolve(answer.header("Location"));
            answer = get(there);
        }
        return answer;
    }

    private static boolean leadsElsewhere(Answer answer) {
        return answer.status() >= 300
                && answer.status() < 400
                && !answer.header("Location").isEmpty();
    }

    /** Sends the first form of a page. */
    Answer submit(Answer page, Map<String, String> fields) {
        Matcher action = FORM_ACTION.matcher(page.text());
        if (!action.find()) {
            throw new IllegalStateException("no form on the page:\n" + page.text());
        }
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                "POST",
                page.response().uri().resolve(action.group(1).replace("&amp;", "&")),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                body);
    }

    /** Any request. */
    Answer send(String method, URI url, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(TIMEOUT);
        headers.forEach(request::setHeader);
        String cookies = cookies(url).values().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!cookies.isEmpty()) {
            request.setHeader("Cookie", cookies);
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            Answer answer = new Answer(method + " " + url, CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
            answer.response().headers().allValues("Set-Cookie").forEach(header -> keep(url, header));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(URI url, String header) {
        // its parser knows neither SameSite nor dates of the year 1994
        String plain = header.replaceAll("(?i);\\s*(SameSite|Expires|Version)=[^;]*", "");
        boolean gone = header.contains("1994") || header.matches("(?i).*;\\s*Max-Age=0(;.*|$)");
        HttpCookie cookie = HttpCookie.parse(plain).getFirst();
        if (gone) {
            cookies(url).remove(cookie.getName());
        } else {
            cookies(url).put(cookie.getName(), cookie);
        }
    }

    private Map<String, HttpCookie> cookies(URI url) {
        return jars.computeIfAbsent(url.getAuthority(), k -> Collections.synchronizedMap(new LinkedHashMap<>()));
    }

    /** The value of a cookie; empty when there is none. */
    String cookie(URI url, String name) {
        HttpCookie cookie = cookies(url).get(name);
        return cookie == null ? "" : cookie.getValue();
    }

    /** Shows another server what this one set, as browsers do with a host's other ports. */
    void copyCookies(URI from, URI to) {
        cookies(to).putAll(new HashMap<>(cookies(from)));
    }
}
