package io.eventify.lra;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Every request is seen as sent to the coordinator's configured URL. Narayana derives the ids of sagas from the address it was called by: a client would choose
 * them with its Host header, and they would change with the instance. Also drops the doubled {@code lra-coordinator} of context root and resource.
 */
@Provider
@PreMatching
public class CanonicalAddress implements ContainerRequestFilter {

    @Inject
    @ConfigProperty(name = "eventify.lra.url")
    URI coordinator;

    @Override
    public void filter(ContainerRequestContext request) {
        URI base = UriBuilder.fromUri(coordinator.toString().replaceAll("/+$", "") + "/..")
                .build()
                .normalize();
        String path = request.getUriInfo().getPath(false).replaceAll("^/+", "");
        request.setRequestUri(
                base,
                UriBuilder.fromUri(base)
                        .path("lra-coordinator")
                        .path(path)
                        .replaceQuery(request.getUriInfo().getRequestUri().getRawQuery())
                        .build());
    }
}
