package io.eventify.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Questions that tell whether a part is ready, each with its own time limit. */
final class Probes {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private Probes() {}

    static boolean answersOk(String url) throws IOException, InterruptedException {
        return get(url).statusCode() == 200;
    }

    static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).GET().build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static boolean accepts(int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
            return true;
        }
    }

    /** Redis answers PONG only when it has loaded its data; before, it answers LOADING. */
    static boolean redisAnswers(int port, String password) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write(("AUTH " + password + "\r\nPING\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).contains("+PONG");
        }
    }
}
