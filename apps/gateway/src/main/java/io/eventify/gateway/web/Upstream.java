package io.eventify.gateway.web;

import io.eventify.gateway.Correlation;
import io.eventify.gateway.GatewayProblem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server that makes the pages, or a service, in nobody's name. No thread waits meanwhile; so many questions at once, so long an answer, so much time, and whatever
 * goes beyond is refused with 503.
 */
@ApplicationScoped
class Upstream {
    private static final Logger LOG = Logger.getLogger(Upstream.class.getName());
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration NET_BELOW = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private @Nullable Semaphore free;

    @Inject
    @ConfigProperty(name = "eventify.web.timeout")
    Duration timeout;

    @Inject
    @ConfigProperty(name = "eventify.web.max.response.bytes")
    long maxResponseBytes;

    @Inject
    @ConfigProperty(name = "eventify.web.max.concurrent")
    int maxConcurrent;

    /** How an answer goes on to the client. */
    @FunctionalInterface
    interface Copy {
        void to(HttpServletRequest request, HttpServletResponse response, HttpResponse<byte[]> answer)
                throws IOException;
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Asks, and answers the request when there is an answer; its timeout is set here. */
    void forward(HttpServletRequest request, HttpServletResponse response, HttpRequest.Builder question, Copy copy)
            throws IOException {
        UUID correlationId = Correlation.of(request, response);
        Semaphore places = free();
        if (!places.tryAcquire()) {
            refuse(request, response, correlationId, GatewayProblem.SERVICE_UNAVAILABLE);
            return;
        }
        AsyncContext async = request.startAsync(request, response);
        // The client's own timeout ends the wait; the container's is only the net below it.
        async.setTimeout(timeout.plus(NET_BELOW).toMillis());
        client.sendAsync(
                        question.timeout(timeout)
                                .setHeader("X-Correlation-Id", correlationId.toString())
                                .build(),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxResponseBytes))
                .whenComplete((answer, failure) -> {
                    places.release();
                    finish(async, correlationId, copy, answer, failure);
                });
    }

    private synchronized Semaphore free() {
        Semaphore known = free;
        if (known == null) {
            known = new Semaphore(maxConcurrent);
            free = known;
        }
        return known;
    }

    private static void finish(
            AsyncContext async,
            UUID correlationId,
            Copy copy,
            @Nullable HttpResponse<byte[]> answer,
            @Nullable Throwable failure) {
        HttpServletRequest request = (HttpServletRequest) async.getRequest();
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        try {
            if (answer != null) {
                copy.to(request, response, answer);
            } else {
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                LOG.log(
                        Level.WARNING,
                        cause,
                        () -> "no answer for " + request.getRequestURI() + ", correlation " + correlationId);
                refuse(
                        request,
                        response,
                        correlationId,
                        cause instanceof HttpTimeoutException
                                ? GatewayProblem.SERVICE_TIMEOUT
                                : GatewayProblem.SERVICE_UNAVAILABLE);
            }
        } catch (IOException clientIsGone) {
            LOG.log(Level.FINE, clientIsGone, () -> "the client left before the answer, correlation " + correlationId);
        } finally {
            async.complete();
        }
    }

    static void refuse(
            HttpServletRequest request, HttpServletResponse response, UUID correlationId, GatewayProblem problem)
            throws IOException {
        response.setHeader("Retry-After", "2");
        problem.answer(request, response, correlationId);
    }
}
