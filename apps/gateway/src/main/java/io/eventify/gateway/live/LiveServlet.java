package io.eventify.gateway.live;

import io.eventify.contracts.order.OrderClient;
import io.eventify.gateway.Callers;
import io.eventify.gateway.services.Asker;
import io.eventify.gateway.services.Reads;
import io.eventify.gateway.services.RefusedException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /live/performances/{id}} for everybody, {@code GET /live/orders/{id}} for who may read the order. A connection ends after a while, so that a
 * log-in is checked again and listeners spread over the gateways; clients come back by themselves with {@code Last-Event-ID}.
 */
@WebServlet(urlPatterns = "/live/*", asyncSupported = true)
public class LiveServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.of("ar"));
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Inject
    transient LiveHub hub;

    @Inject
    transient Reads reads;

    @Inject
    transient Callers callers;

    @Inject
    transient Connections connections;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID correlationId = correlationOf(request);
        Locale language = language(request.getHeader("Accept-Language"));
        response.setHeader("X-Correlation-Id", correlationId.toString());
        try {
            Topic topic = topic(request.getPathInfo());
            Asker asker = new Asker(
                    request.getHeader("Authorization"), correlationId, null, language, null, new AtomicInteger());
            Connections.Permit permit = connections.take(request.getRemoteAddr(), callers.account(request));
            boolean listening = false;
            try {
                ScopedValue.where(Asker.CURRENT, asker).run(() -> requireReadable(topic));
                listen(topic, asker, permit, request, response);
                listening = true;
            } finally {
                if (!listening) {
                    permit.giveBack();
                }
            }
        } catch (RefusedException refused) {
            refuse(response, refused, correlationId, language);
            endOf(request);
        } catch (FaultToleranceException | jakarta.ws.rs.ProcessingException notNow) {
            refuse(response, new RefusedException(503, "service_unavailable"), correlationId, language);
            endOf(request);
        }
    }

    /** A refusal after the stream was begun, and before anything was written to it. */
    private static void endOf(HttpServletRequest request) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().complete();
        }
    }

    private void listen(
            Topic topic,
            Asker asker,
            Connections.Permit permit,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<Long> lastId = lastId(request.getHeader("Last-Event-ID"));
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext connection = request.startAsync();
        connection.setTimeout(LONGEST.toMillis() + ThreadLocalRandom.current().nextLong(LONGEST.toMillis() / 2));
        Listener listener = new Listener(connection, response.getOutputStream(), gone -> {
            hub.unfollow(topic, gone);
            permit.giveBack();
        });
        connection.addListener(new EndOf(listener));
        // followed before the state is read, so that nothing falls between
        hub.follow(topic, listener);
        try {
            listener.tell(ScopedValue.where(Asker.CURRENT, asker).call(() -> first(topic, lastId)));
        } catch (RuntimeException notNow) {
            hub.unfollow(topic, listener);
            throw notNow;
        }
        response.getOutputStream().setWriteListener(listener);
    }

    private byte[] first(Topic topic, Optional<Long> lastId) {
        long id = hub.id();
        return switch (topic.kind()) {
            case ORDER -> {
                OrderClient.Details order = reads.order(topic.id());
                yield Messages.order(id, LiveHub.orderMessage(order.orderId().toString(), order.status()));
            }
            case PERFORMANCE ->
                lastId.map(last -> missedOrReset(topic.id(), last)).orElseGet(() -> Messages.ready(id));
        };
    }

    private byte[] missedOrReset(UUID performanceId, long last) {
        try {
            return hub.missed(performanceId, last);
        } catch (RefusedException | FaultToleranceException | jakarta.ws.rs.ProcessingException notNow) {
            return Messages.reset(hub.id());
        }
    }

    /** Says no before the stream begins: there is no status afterwards. */
    private void requireReadable(Topic topic) {
        switch (topic.kind()) {
            case ORDER -> {
                if (Asker.current().authorization() == null) {
                    throw new RefusedException(401, "unauthorized");
                }
                reads.order(topic.id());
            }
            case PERFORMANCE -> {
                if (reads.availability(List.of(topic.id())).isEmpty()) {
                    throw new RefusedException(404, "not_found");
                }
            }
        }
    }

    private static Topic topic(@Nullable String path) {
        String[] parts = (path == null ? "" : path).split("/", -1);
        if (parts.length == 3 && parts[2].length() == 36) {
            try {
                UUID id = UUID.fromString(parts[2]);
                switch (parts[1]) {
                    case "performances" -> {
                        return Topic.performance(id);
                    }
                    case "orders" -> {
                        return Topic.order(id);
                    }
                    default -> throw new RefusedException(404, "not_found");
                }
            } catch (IllegalArgumentException notAnId) {
                throw new RefusedException(404, "not_found");
            }
        }
        throw new RefusedException(404, "not_found");
    }

    /* An id that is none of ours is one that is too old. */
    private static Optional<Long> lastId(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(header.matches("[0-9]{1,15}") ? Long.parseLong(header) : 0L);
    }

    private static void refuse(
            HttpServletResponse response, RefusedException refused, UUID correlationId, Locale language)
            throws IOException {
        JsonObject known =
                RefusedException.read(String.valueOf(refused.getMessage())).orElseThrow();
        String code = known.getString("code");
        ResourceBundle texts = ResourceBundle.getBundle("graphql-errors", language, NO_FALLBACK);
        Supplier<String> own = () -> texts.getString(texts.containsKey(code) ? code : "internal_error");
        String text = known.getString("text").isEmpty() ? own.get() : known.getString("text");
        byte[] body = Json.createObjectBuilder()
                .add(
                        "error",
                        Json.createObjectBuilder()
                                .add("code", code)
                                .add("message", text)
                                .add("details", known.getJsonArray("details"))
                                .add("correlationId", correlationId.toString()))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(refused.status());
        response.setContentType("application/json; charset=utf-8");
        response.setHeader("Content-Language", language.getLanguage());
        response.setHeader("Cache-Control", "no-store");
        if (refused.status() == 429 || refused.status() == 503) {
            response.setHeader("Retry-After", "5");
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static UUID correlationOf(HttpServletRequest request) {
        String header = request.getHeader("X-Correlation-Id");
        try {
            return header != null && header.length() == 36 ? UUID.fromString(header) : UUID.randomUUID();
        } catch (IllegalArgumentException notAnId) {
            return UUID.randomUUID();
        }
    }

    private static Locale language(@Nullable String header) {
        if (header == null) {
            return Locale.ENGLISH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), LANGUAGES);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException notAList) {
            return Locale.ENGLISH;
        }
    }

    /** However a connection ends, its listener leaves. */
    private record EndOf(Listener listener) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            listener.leave();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            listener.leave();
        }

        @Override
        public void onError(AsyncEvent event) {
            listener.leave();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // nobody starts it twice
        }
    }
}
