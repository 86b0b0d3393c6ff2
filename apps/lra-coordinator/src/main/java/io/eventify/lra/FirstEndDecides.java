package io.eventify.lra;

import io.narayana.lra.coordinator.domain.model.LongRunningAction;
import io.narayana.lra.coordinator.internal.LRARecoveryModule;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The first close or cancel decides how a saga ends; a repetition only hears how far it is. Narayana notes the time of the first end as the saga's time limit, so
 * a second close, such as that of a service that was restarted meanwhile, would find it overdue and compensate participants that were to be completed. Recovery goes on
 * asking the participants; nobody has to end a saga twice.
 */
@Provider
public class FirstEndDecides implements ContainerRequestFilter {
    private static final Set<String> ENDS = Set.of("{LraId}/close", "{LraId}/cancel");

    @Context
    @Nullable
    ResourceInfo resource;

    @Inject
    @ConfigProperty(name = "eventify.lra.url")
    URI coordinator;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!HttpMethod.PUT.equals(request.getMethod()) || resource == null || resource.getResourceMethod() == null) {
            return;
        }
        Path path = resource.getResourceMethod().getAnnotation(Path.class);
        if (path == null || !ENDS.contains(path.value())) {
            return;
        }
        String id = request.getUriInfo().getPathParameters().getFirst("LraId");
        LongRunningAction saga = LRARecoveryModule.getService().lookupTransaction(canonical(id));
        if (saga != null && saga.isRecovering()) {
            request.abortWith(Response.ok(saga.getLRAStatus().name())
                    .type(MediaType.TEXT_PLAIN)
                    .build());
        }
    }

    private URI canonical(String id) {
        String uid = id.substring(id.lastIndexOf('/') + 1);
        return URI.create(coordinator.toString().replaceAll("/+$", "") + "/" + uid);
    }
}
