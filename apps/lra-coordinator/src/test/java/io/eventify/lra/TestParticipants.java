package io.eventify.lra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A service's callbacks, {@code /order/api/lra/{participant}/{callback}}: notes each call and answers as it is told. */
final class TestParticipants implements AutoCloseable {

    /** How a participant answers a callback. */
    interface Answer {
        /** The status; to keep the coordinator waiting it just does not return. */
        int to(Call call) throws InterruptedException;
    }

    /** One callback: which participant, what, for which saga, and as whom. */
    record Call(
            String participant,
            String callback,
            @Nullable String lra,
            @Nullable String authorization) {}

    final List<Call> calls = new CopyOnWriteArrayList<>();
    /** Those of the calls that were answered 200. */
    final List<Call> done = new CopyOnWriteArrayList<>();

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    private TestParticipants(HttpServer server) {
        this.server = server;
    }

    static TestParticipants start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 256);
        TestParticipants participants = new TestParticipants(server);
        server.createContext("/order/api/lra/", participants::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return participants;
    }

    /** The service's base URL. */
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/order");
    }

    /** The Link header with which a participant joins. */
    String links(String participant) {
        String base = url() + "/api/lra/" + participant;
        return "<%1$s/compensate>; rel=\"compensate\",<%1$s/complete>; rel=\"complete\",<%1$s/status>; rel=\"status\""
                .formatted(base);
    }

    void when(String participant, Answer answer) {
        answers.put(participant, answer);
    }

    void reset() {
        answers.clear();
        calls.clear();
        done.clear();
    }

    List<String> callbacks(URI lra, String participant) {
        return calls.stream()
                .filter(call -> lra.toString().equals(call.lra()) && participant.equals(call.participant()))
                .map(Call::callback)
                .toList();
    }

    boolean isDone(URI lra, String participant, String callback) {
        return done.stream()
                .anyMatch(call -> lra.toString().equals(call.lra())
                        && participant.equals(call.participant())
                        && callback.equals(call.callback()));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI()
                    .getPath()
                    .substring("/order/api/lra/".length())
                    .split("/");
            var headers = exchange.getRequestHeaders();
            Call call = new Call(
                    path[0], path[1], headers.getFirst("Long-Running-Action"), headers.getFirst("Authorization"));
            calls.add(call);
            int status = answers.getOrDefault(call.participant(), TestParticipants::healthy)
                    .to(call);
            if (status == 200) {
                done.add(call);
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a healthy participant answers: done; and nothing to say about a status. */
    static int healthy(Call call) {
        return call.callback().equals("status") ? 404 : 200;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
