package io.eventify.psp;

import static org.awaitility.Awaitility.await;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The merchant's webhook endpoint: checks each signature with Stripe's library and remembers the events. */
final class Shop implements AutoCloseable {
    private final HttpServer server;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> forged = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    Shop() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            try {
                events.add(Webhook.constructEvent(
                        payload, exchange.getRequestHeaders().getFirst("Stripe-Signature"), Stage.WEBHOOK_SECRET));
            } catch (SignatureVerificationException e) {
                forged.add(payload);
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    void refuseNext(int count) {
        refusals.set(count);
    }

    int refusalsLeft() {
        return refusals.get();
    }

    List<String> types() {
        return events.stream().map(Event::getType).toList();
    }

    List<Event> events() {
        return events;
    }

    List<String> forged() {
        return forged;
    }

    void awaitTypes(String... types) {
        await().atMost(Duration.ofSeconds(10)).until(() -> types().containsAll(List.of(types)));
    }

    void awaitCount(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> events.size() >= count);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
