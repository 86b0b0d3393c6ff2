package io.eventify.gateway.live;

import io.eventify.contracts.order.OrderClient;
import io.eventify.gateway.Callers;
import io.eventify.gateway.Correlation;
import io.eventify.gateway.GatewayProblem;
import io.eventify.gateway.services.Asker;
import io.eventify.gateway.services.Reads;
import io.eventify.gateway.services.RefusedException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /live/performances/{id}} for everybody, {@code GET /live/orders/{id}} for who may read the order. A connection ends after a while, so that a
 * log-in is checked again and listeners spread over the gateways; clients come back by themselves with {@code Last-Event-ID}.
 */
@WebServlet(urlPatterns = "/live/*", asyncSupported = true)
public class LiveServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(LiveServlet.class.getName());
    private static final int MOST_AT_ONCE = 64;
    private static final Duration LONGEST_TURN = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final transient ConcurrentMap<Topic, CompletableFuture<Boolean>> beingAsked = new ConcurrentHashMap<>();
    private final transient Semaphore turns = new Semaphore(MOST_AT_ONCE);

    @Inject
    transient LiveHub hub;

    @Inject
    transient Reads reads;

    @Resource(lookup = "concurrent/eventify-virtual-threads")
    transient ManagedThreadFactory threads;

    @Inject
    transient Callers callers;

    @Inject
    transient Connections connections;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID correlationId = Correlation.of(request, response);
        Locale language = GatewayProblem.language(request.getHeader("Accept-Language"));
        String address = request.getRemoteAddr();
        if (address == null) {
            // gone before he was heard; the server knows nothing of him any more
            return;
        }
        try {
            Topic topic = topic(request.getPathInfo());
            Asker asker = new Asker(
                    request.getHeader("Authorization"), correlationId, null, language, null, new AtomicInteger());
            if (topic.kind() == Topic.Kind.ORDER && asker.authorization() == null) {
                throw new RefusedException(401, "unauthorized");
            }
            Optional<Long> lastId = lastId(request.getHeader("Last-Event-ID"));
            Connections.Permit permit = connections.take(address, callers.account(request));
            Listener listener = listener(topic, permit, request, response);
            first(topic, lastId, listener, asker)
                    .whenCompleteAsync(
                            (message, failure) -> begin(listener, response, message, failure, asker), this::onItsOwn);
        } catch (RefusedException refused) {
            refuse(response, refused, correlationId, language);
        }
    }

    /** Counted until he leaves; nothing is written to him yet. */
    private Listener listener(
            Topic topic, Connections.Permit permit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean begun = false;
        try {
            AsyncContext connection = request.startAsync();
            connection.setTimeout(
                    LONGEST.toMillis() + ThreadLocalRandom.current().nextLong(LONGEST.toMillis() / 2));
            Listener listener = new Listener(connection, response.getOutputStream(), gone -> {
                hub.unfollow(topic, gone);
                permit.giveBack();
            });
            connection.addListener(new EndOf(listener));
            begun = true;
            return listener;
        } finally {
            if (!begun) {
                permit.giveBack();
            }
        }
    }

    /** What he is told first. He is followed before the state is read, so that nothing falls between. */
    private CompletableFuture<byte[]> first(Topic topic, Optional<Long> lastId, Listener listener, Asker asker) {
        return switch (topic.kind()) {
            case ORDER -> {
                hub.follow(topic, listener);
                yield asked(asker, () -> {
                    long id = hub.id();
                    OrderClient.Details order = reads.order(topic.id());
                    return Messages.order(
                            id, LiveHub.orderMessage(order.orderId().toString(), order.status()));
                });
            }
            case PERFORMANCE ->
                known(topic).thenCompose(yes -> {
                    hub.follow(topic, listener);
                    return lastId.map(last -> asked(asker, () -> missedOrReset(topic.id(), last)))
                            .orElseGet(() -> CompletableFuture.completedFuture(Messages.ready(hub.id())));
                });
        };
    }

    /** A crowd that comes at once is one question: what everybody may see is asked in nobody's name. */
    private CompletableFuture<Boolean> known(Topic topic) {
        if (hub.isFollowed(topic)) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Boolean> one = beingAsked.computeIfAbsent(
                topic,
                same -> asked(LiveHub.nobody(), () -> {
                    if (reads.availability(List.of(topic.id())).isEmpty()) {
                        throw new RefusedException(404, "not_found");
                    }
                    return true;
                }));
        return one.whenComplete((yes, no) -> beingAsked.remove(topic, one));
    }

    /**
     * Asks a service, never on a thread of the server: a crowd of waiting ones would leave none to answer, where the service runs in the same server.
     */
    private <T> CompletableFuture<T> asked(Asker asker, Supplier<T> question) {
        return CompletableFuture.supplyAsync(
                () -> ScopedValue.where(Asker.CURRENT, asker).call(() -> inTurn(question)), this::onItsOwn);
    }

    private <T> T inTurn(Supplier<T> question) {
        try {
            if (!turns.tryAcquire(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RefusedException(503, "service_unavailable");
            }
        } catch (InterruptedException endOfTheApplication) {
            Thread.currentThread().interrupt();
            throw new RefusedException(503, "service_unavailable");
        }
        try {
            return question.get();
        } finally {
            turns.release();
        }
    }

    private void onItsOwn(Runnable work) {
        threads.newThread(work).start();
    }

    /** The stream begins, or is refused: there is no status afterwards. */
    private static void begin(
            Listener listener,
            HttpServletResponse response,
            byte @Nullable [] message,
            @Nullable Throwable failure,
            Asker asker) {
        try {
            if (message == null) {
                refuse(response, refusal(failure), asker.correlationId(), asker.language());
                listener.leave();
                return;
            }
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType("text/event-stream; charset=utf-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            // The headers go now: what is flushed before them waits in Open Liberty for the next message.
            response.flushBuffer();
            listener.tellFirst(message);
            response.getOutputStream().setWriteListener(listener);
        } catch (IOException | RuntimeException gone) {
            boolean expected = gone instanceof IOException || gone instanceof IllegalStateException;
            LOG.log(expected ? Level.FINE : Level.WARNING, gone, () -> "a listener went away before the stream began");
            listener.leave();
        }
    }

    private static RefusedException refusal(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RefusedException refused) {
            return refused;
        }
        boolean notNow = cause instanceof FaultToleranceException || cause instanceof jakarta.ws.rs.ProcessingException;
        LOG.log(notNow ? Level.FINE : Level.WARNING, cause, () -> "a stream could not begin");
        return notNow ? new RefusedException(503, "service_unavailable") : new RefusedException(500, "internal_error");
    }

    private byte[] missedOrReset(UUID performanceId, long last) {
        try {
            return hub.missed(performanceId, last);
        } catch (RefusedException | FaultToleranceException | jakarta.ws.rs.ProcessingException notNow) {
            return Messages.reset(hub.id());
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
