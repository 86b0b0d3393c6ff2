package io.eventify.gateway.services;

import io.eventify.contracts.ErrorBody.Detail;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/** What every call to a service carries: the caller's own token, the correlation, the language; and what becomes of its refusals. */
public class ServiceClients implements RestClientListener {
    private static final long CONNECT_TIMEOUT_MILLIS = 1_000;
    private static final long READ_TIMEOUT_MILLIS = 15_000;

    @Override
    public void onNewClient(Class<?> client, RestClientBuilder builder) {
        if (client.getName().startsWith("io.eventify.contracts.")) {
            builder.register(new InTheNameOfTheCaller());
            builder.register(new Refusals());
            builder.connectTimeout(CONNECT_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            builder.readTimeout(READ_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static final class InTheNameOfTheCaller implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext request) {
            Asker asker = Asker.current();
            asker.calls().incrementAndGet();
            MultivaluedMap<String, Object> headers = request.getHeaders();
            if (asker.authorization() != null) {
                headers.putSingle(HttpHeaders.AUTHORIZATION, asker.authorization());
            }
            headers.putSingle(HttpHeaders.ACCEPT_LANGUAGE, asker.language().getLanguage());
            headers.putSingle("X-Correlation-Id", asker.correlationId().toString());
            if (asker.traceparent() != null) {
                headers.putSingle("traceparent", asker.traceparent());
            }
        }
    }

    private static final class Refusals implements ResponseExceptionMapper<RefusedException> {
        private static final int MAX_DETAILS = 100;

        @Override
        public RefusedException toThrowable(Response response) {
            int status = response.getStatus();
            try {
                return read(status, response.hasEntity() ? response.readEntity(String.class) : "");
            } catch (ProcessingException | JsonException | ClassCastException | NullPointerException notOurErrorBody) {
                return withoutBody(status);
            }
        }

        private static RefusedException read(int status, String body) {
            try (JsonReader reader = Json.createReader(new StringReader(body))) {
                JsonObject error = reader.readObject().getJsonObject("error");
                List<Detail> details = error.containsKey("details")
                        ? error.getJsonArray("details").getValuesAs(JsonObject.class).stream()
                                .limit(MAX_DETAILS)
                                .map(Refusals::detail)
                                .toList()
                        : List.of();
                return new RefusedException(status, error.getString("code"), error.getString("message", ""), details);
            }
        }

        private static RefusedException withoutBody(int status) {
            return new RefusedException(
                    status,
                    switch (status) {
                        case 401 -> "unauthorized";
                        case 403 -> "forbidden";
                        case 404 -> "not_found";
                        case 429 -> "rate_limited";
                        default -> "service_unavailable";
                    });
        }

        private static Detail detail(JsonObject detail) {
            return new Detail(
                    detail.getString("field"),
                    detail.get("issue") instanceof JsonString issue ? issue.getString() : "");
        }
    }
}
