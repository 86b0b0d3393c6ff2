package io.eventify.platform.rest;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.RemoteCallException;
import io.eventify.platform.identity.ServiceToken;
import jakarta.enterprise.inject.spi.CDI;
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
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * What every call to another of our services carries: this service's token, the correlation, timeouts, and error bodies read into {@link RemoteCallException}.
 * Only for the interfaces in {@code io.eventify.contracts}: our token is nobody else's business.
 */
public class ContractClients implements RestClientListener {
    private static final String OURS = "io.eventify.contracts.";

    @Override
    public void onNewClient(Class<?> client, RestClientBuilder builder) {
        if (!client.getName().startsWith(OURS)) {
            return;
        }
        builder.register(new JsonOutput());
        builder.register(new Credentials());
        builder.register(new ErrorBodies());
        Config config = ConfigProvider.getConfig();
        if (isUnset(config, client, "connectTimeout")) {
            builder.connectTimeout(
                    config.getOptionalValue("eventify.http.connect.timeout.ms", Long.class)
                            .orElse(1_000L),
                    TimeUnit.MILLISECONDS);
        }
        if (isUnset(config, client, "readTimeout")) {
            builder.readTimeout(
                    config.getOptionalValue("eventify.http.read.timeout.ms", Long.class)
                            .orElse(5_000L),
                    TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isUnset(Config config, Class<?> client, String property) {
        RegisterRestClient registered = client.getAnnotation(RegisterRestClient.class);
        String key = registered == null || registered.configKey().isEmpty() ? client.getName() : registered.configKey();
        return config.getOptionalValue(key + "/mp-rest/" + property, String.class)
                .isEmpty();
    }

    private static final class Credentials implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext request) {
            MultivaluedMap<String, Object> headers = request.getHeaders();
            if (!headers.containsKey(HttpHeaders.AUTHORIZATION)) {
                headers.putSingle(
                        HttpHeaders.AUTHORIZATION,
                        "Bearer "
                                + CDI.current().select(ServiceToken.class).get().bearer());
            }
            headers.putSingle(
                    CorrelationFilter.CORRELATION_ID,
                    RequestCorrelation.current().toString());
            headers.putSingle(CorrelationFilter.TRACEPARENT, RequestCorrelation.traceparent());
        }
    }

    private static final class ErrorBodies implements ResponseExceptionMapper<RemoteCallException> {
        private static final int MAX_DETAILS = 100;

        @Override
        public RemoteCallException toThrowable(Response response) {
            int status = response.getStatus();
            try {
                return parsed(status, response.hasEntity() ? response.readEntity(String.class) : "");
            } catch (ProcessingException | JsonException | ClassCastException | NullPointerException notOurErrorBody) {
                return new RemoteCallException(status, "status_" + status, List.of());
            }
        }

        private static RemoteCallException parsed(int status, String body) {
            try (JsonReader reader = Json.createReader(new StringReader(body))) {
                JsonObject error = reader.readObject().getJsonObject("error");
                List<Detail> details = error.containsKey("details")
                        ? error.getJsonArray("details").getValuesAs(JsonObject.class).stream()
                                .limit(MAX_DETAILS)
                                .map(ErrorBodies::detail)
                                .toList()
                        : List.of();
                return new RemoteCallException(status, error.getString("code"), details);
            }
        }

        private static Detail detail(JsonObject detail) {
            return new Detail(
                    detail.getString("field"),
                    detail.get("issue") instanceof JsonString issue ? issue.getString() : "");
        }
    }
}
