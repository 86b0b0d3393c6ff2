package io.eventify.lra;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Identifies the coordinator to the participants. Narayana builds a client for each callback with {@code ClientBuilder.newClient()}; being named in
 * {@code META-INF/services}, this filter is in all of them, those of the recovery included.
 */
public class CallbackToken implements ClientRequestFilter, ClientResponseFilter {

    /* One for all clients, made when the first callback is due: the providers are created with each client. */
    private static final class Shared {
        static final ClientCredentials CREDENTIALS = ClientCredentials.of(ConfigProvider.getConfig());
        static final ParticipantBases PARTICIPANTS = ParticipantBases.of(ConfigProvider.getConfig());
    }

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        if (!Shared.PARTICIPANTS.allow(request.getUri())) {
            throw new IOException("not the address of a participant: " + request.getUri());
        }
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + Shared.CREDENTIALS.token());
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (response.getStatus() == 401) {
            Shared.CREDENTIALS.forget();
        }
    }
}
