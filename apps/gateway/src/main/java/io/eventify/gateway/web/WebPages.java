package io.eventify.gateway.web;

import io.eventify.gateway.ContentPolicy;
import io.eventify.gateway.Correlation;
import io.eventify.gateway.GatewayProblem;
import io.eventify.gateway.SafePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The web app's server, when there is one ({@code eventify.web.url}): pages and their files go through this door, so that browsers know one origin. It renders for everybody
 * alike: no cookie, no token and no address of a client reaches it, and no cookie of its own gets out. A page may have inline scripts and styles under the nonce of
 * {@code X-CSP-Nonce}; since that holds for one answer, pages are not kept by anybody, and files with a hash in their name for a year.
 */
@ApplicationScoped
class WebPages {
    private static final Set<String> REQUEST_HEADERS = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "if-modified-since",
            "if-none-match",
            "traceparent",
            "user-agent");
    private static final Set<String> RESPONSE_HEADERS = Set.of(
            "cache-control",
            "content-encoding",
            "content-language",
            "content-type",
            "etag",
            "last-modified",
            "link",
            "retry-after",
            "vary");
    /** Of a page: who keeps it keeps a nonce that is over. */
    private static final Set<String> NOT_OF_PAGES = Set.of("cache-control", "etag", "last-modified");

    private static final int NONCE_BYTES = 18;

    private final SecureRandom random = new SecureRandom();

    @Inject
    Upstream upstream;

    @Inject
    ContentPolicy policy;

    @Inject
    @ConfigProperty(name = "eventify.web.url")
    Optional<URI> server;

    @Inject
    @ConfigProperty(name = "eventify.public.url")
    URI publicUrl;

    /** Whether there is a server that makes the pages. */
    boolean exist() {
        return server.isPresent();
    }

    /** Answers with what the server says to a path of this site. */
    void forward(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<URI> target = SafePath.isSafe(path) ? target(path, request.getQueryString()) : Optional.empty();
        if (target.isEmpty()) {
            GatewayProblem.NOT_FOUND.answer(request, response, Correlation.of(request, response));
            return;
        }
        String nonce = nonce();
        HttpRequest.Builder question = HttpRequest.newBuilder(target.get());
        request.getHeaderNames().asIterator().forEachRemaining(name -> {
            if (REQUEST_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                question.setHeader(name, request.getHeader(name));
            }
        });
        question.setHeader("X-Forwarded-Host", publicUrl.getAuthority());
        question.setHeader("X-Forwarded-Proto", publicUrl.getScheme());
        question.setHeader("X-CSP-Nonce", nonce);
        upstream.forward(request, response, question, (asked, out, answer) -> copy(path, nonce, asked, out, answer));
    }

    private Optional<URI> target(String path, String query) {
        String base = server.orElseThrow().toString();
        try {
            return Optional.of(URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                    + path
                    + (query == null ? "" : "?" + query)));
        } catch (IllegalArgumentException notAUri) {
            return Optional.empty();
        }
    }

    private void copy(
            String path,
            String nonce,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpResponse<byte[]> answer)
            throws IOException {
        UUID correlationId = Correlation.of(request, response);
        Optional<String> location = answer.headers().firstValue("Location");
        Optional<String> ours = location.flatMap(this::ours);
        if (location.isPresent() && ours.isEmpty()) {
            // it has no business sending people to other sites
            Upstream.refuse(request, response, correlationId, GatewayProblem.SERVICE_UNAVAILABLE);
            return;
        }
        boolean page = answer.headers()
                .firstValue("Content-Type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith("text/html");
        if (answer.statusCode() == HttpServletResponse.SC_NOT_FOUND && !page) {
            GatewayProblem.NOT_FOUND.answer(request, response, correlationId);
            return;
        }
        response.setStatus(answer.statusCode());
        if (page) {
            StaticServlet.languageOf(path).ifPresent(language -> response.setHeader("Content-Language", language));
        }
        answer.headers().map().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (RESPONSE_HEADERS.contains(lower) && !(page && NOT_OF_PAGES.contains(lower))) {
                response.setHeader(name, String.join(", ", values));
            }
        });
        ours.ifPresent(there -> response.setHeader("Location", there));
        if (page) {
            response.setHeader("Content-Security-Policy", policy.pagesWithNonce(nonce));
            response.setHeader("Cache-Control", "private, no-cache");
        } else if (answer.statusCode() == HttpServletResponse.SC_OK
                && StaticFiles.isHashed(path.substring(path.lastIndexOf('/') + 1))) {
            response.setHeader("Cache-Control", StaticServlet.FOR_EVER);
        }
        if (answer.statusCode() != HttpServletResponse.SC_NOT_MODIFIED
                && answer.statusCode() != HttpServletResponse.SC_NO_CONTENT) {
            response.setContentLength(answer.body().length);
            response.getOutputStream().write(answer.body());
        }
    }

    /** Where on this site a redirection leads; nothing when it leads elsewhere. */
    private Optional<String> ours(String location) {
        URI there;
        try {
            there = server.orElseThrow().resolve(location);
        } catch (IllegalArgumentException notAUri) {
            return Optional.empty();
        }
        String authority = there.getRawAuthority();
        boolean own = server.orElseThrow().getRawAuthority().equals(authority)
                || publicUrl.getRawAuthority().equals(authority);
        String path = there.getRawPath() == null || there.getRawPath().isEmpty() ? "/" : there.getRawPath();
        return own && SafePath.isSafe(path)
                ? Optional.of(path + (there.getRawQuery() == null ? "" : "?" + there.getRawQuery()))
                : Optional.empty();
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
