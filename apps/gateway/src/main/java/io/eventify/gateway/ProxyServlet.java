package io.eventify.gateway;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forwards {@code /api} to the context that answers for the path. No thread waits while the service works. */
@WebServlet(urlPatterns = "/api/*", asyncSupported = true)
public class ProxyServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(ProxyServlet.class.getName());

    /** What a client may say to a service. Everything else stays outside: forged identities, LRA contexts, hop-by-hop headers. */
    private static final Set<String> REQUEST_HEADERS = Set.of(
            "accept",
            "accept-language",
            "authorization",
            "content-type",
            "idempotency-key",
            "if-match",
            "if-none-match",
            "stripe-signature",
            "traceparent",
            "tracestate",
            "user-agent",
            "last-event-id");
    /** What a service may say to a client. */
    private static final Set<String> RESPONSE_HEADERS = Set.of(
            "allow",
            "cache-control",
            "content-disposition",
            "content-language",
            "content-type",
            "deprecation",
            "etag",
            "expires",
            "idempotent-replayed",
            "last-modified",
            "link",
            "location",
            "retry-after",
            "sunset",
            "vary",
            "www-authenticate");

    @Inject
    transient Routes routes;

    @Inject
    @ConfigProperty(name = "eventify.public.url")
    String publicUrl;

    @Inject
    @ConfigProperty(name = "eventify.gateway.timeout")
    transient Duration timeout;

    @Inject
    @ConfigProperty(name = "eventify.gateway.max.request.bytes")
    int maxRequestBytes;

    @Inject
    @ConfigProperty(name = "eventify.gateway.max.response.bytes")
    long maxResponseBytes;

    private final transient HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Override
    public void destroy() {
        client.close();
    }

    /** The path below {@code /api/} exactly as it came. */
    static String pathBelowApi(HttpServletRequest request) {
        String uri = request.getRequestURI().substring(request.getContextPath().length());
        return uri.length() > "/api/".length() ? uri.substring("/api/".length()) : "";
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID correlationId = Correlation.of(request, response);
        String path = pathBelowApi(request);
        Optional<Routes.Route> route = routes.of(path);
        if (route.isEmpty()) {
            GatewayProblem.NOT_FOUND.answer(request, response, correlationId);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(maxRequestBytes(path) + 1);
        if (body.length > maxRequestBytes(path)) {
            GatewayProblem.BODY_TOO_LARGE.answer(request, response, correlationId);
            return;
        }
        Optional<URI> target = target(route.get(), path, request.getQueryString());
        if (target.isEmpty()) {
            GatewayProblem.LENGTH_INVALID.answer(request, response, correlationId);
            return;
        }
        forward(request, outgoing(request, target.get(), body, correlationId), route.get(), correlationId);
    }

    private int maxRequestBytes(String path) {
        // A seating plan of an arena is a file, not a form; so is a picture.
        if (path.endsWith("/seating-plans")) {
            return 32 * maxRequestBytes;
        }
        return path.startsWith("events/") && path.endsWith("/media") ? 40 * maxRequestBytes : maxRequestBytes;
    }

    private static Optional<URI> target(Routes.Route route, String path, String query) {
        try {
            return Optional.of(URI.create(route.base() + "/api/" + path + (query == null ? "" : "?" + query)));
        } catch (IllegalArgumentException notAUri) {
            return Optional.empty();
        }
    }

    private HttpRequest outgoing(HttpServletRequest request, URI target, byte[] body, UUID correlationId) {
        HttpRequest.Builder outgoing = HttpRequest.newBuilder(target).timeout(timeout);
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            if (REQUEST_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                request.getHeaders(name).asIterator().forEachRemaining(value -> outgoing.header(name, value));
            }
        }
        outgoing.setHeader(Correlation.HEADER, correlationId.toString());
        outgoing.setHeader("X-Forwarded-For", request.getRemoteAddr());
        boolean empty = body.length == 0;
        return outgoing.method(request.getMethod(), empty ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
    }

    private void forward(HttpServletRequest request, HttpRequest outgoing, Routes.Route route, UUID correlationId) {
        AsyncContext async = request.startAsync();
        // The client's own timeout ends the wait; the container's is only the net below it.
        async.setTimeout(timeout.plusSeconds(5).toMillis());
        client.sendAsync(outgoing, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxResponseBytes))
                .whenComplete((answer, failure) -> finish(async, route, correlationId, answer, failure));
    }

    private void finish(
            AsyncContext async,
            Routes.Route route,
            UUID correlationId,
            HttpResponse<byte[]> answer,
            Throwable failure) {
        HttpServletRequest request = (HttpServletRequest) async.getRequest();
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        try {
            if (failure == null) {
                copy(answer, response, route);
            } else {
                refuse(request, response, route, correlationId, failure);
            }
        } catch (IOException clientIsGone) {
            LOG.log(Level.FINE, clientIsGone, () -> "the client left before the answer, correlation " + correlationId);
        } finally {
            async.complete();
        }
    }

    private void copy(HttpResponse<byte[]> answer, HttpServletResponse response, Routes.Route route)
            throws IOException {
        response.setStatus(answer.statusCode());
        answer.headers().map().forEach((name, values) -> {
            if (RESPONSE_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(
                        value -> response.addHeader(name, isLocation(name) ? publicLocation(value, route) : value));
            }
        });
        byte[] body = answer.body();
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean isLocation(String name) {
        return "location".equalsIgnoreCase(name);
    }

    /** A service names its own address, or only a path; the client knows it by the public one. */
    private String publicLocation(String location, Routes.Route route) {
        URI target = route.base().resolve(location);
        int api = target.getRawPath() == null ? -1 : target.getRawPath().indexOf("/api/");
        if (api < 0 || !route.base().getAuthority().equals(target.getAuthority())) {
            return location;
        }
        return publicUrl
                + target.getRawPath().substring(api)
                + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
    }

    private static void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            Routes.Route route,
            UUID correlationId,
            Throwable failure)
            throws IOException {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        LOG.log(Level.WARNING, cause, () -> route.context() + " did not answer, correlation " + correlationId);
        response.setHeader("Retry-After", "2");
        GatewayProblem problem = cause instanceof HttpTimeoutException
                ? GatewayProblem.SERVICE_TIMEOUT
                : GatewayProblem.SERVICE_UNAVAILABLE;
        problem.answer(request, response, correlationId);
    }
}
