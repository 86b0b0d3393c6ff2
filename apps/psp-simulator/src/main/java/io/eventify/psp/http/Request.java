package io.eventify.psp.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What came in, read completely within a limit. */
public record Request(String method, String path, String query, String body, HttpExchange exchange) {
    private static final int MAX_BODY_BYTES = 1 << 20;

    public static Request read(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
            if (body.length > MAX_BODY_BYTES) {
                throw ApiError.invalid(413, "", "The request body is too large.");
            }
            return new Request(
                    exchange.getRequestMethod(), path, query, new String(body, StandardCharsets.UTF_8), exchange);
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** Query and body together, as Stripe reads them. */
    public Parameters parameters() {
        boolean both = !query.isEmpty() && !body.isEmpty();
        return new Parameters(FormEncoding.parse(query + (both ? "&" : "") + body));
    }
}
