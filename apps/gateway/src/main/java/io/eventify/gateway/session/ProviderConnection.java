package io.eventify.gateway.session;

import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Sends the library's requests by the JDK's HTTP client. Its own way, {@code HttpURLConnection}, sends a POST again by itself when a kept connection breaks; a refresh token
 * sent twice ends the session.
 */
final class ProviderConnection implements HTTPRequestSender, AutoCloseable {
    private static final long MOST_BYTES = 262_144;
    private final HttpClient client;
    private final Duration longest;

    ProviderConnection(Duration connect, Duration longest) {
        this.longest = longest;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        HttpRequest.Builder outgoing = HttpRequest.newBuilder(request.getURI()).timeout(longest);
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> outgoing.header(name, value)));
        String body = request.getBody();
        outgoing.method(
                request.getMethod().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            HttpResponse<String> answer =
                    client.send(outgoing.build(), BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
            HTTPResponse response = new HTTPResponse(answer.statusCode());
            answer.headers().map().forEach((name, values) -> response.setHeader(name, values.toArray(String[]::new)));
            response.setBody(answer.body());
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the provider", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
