package io.eventify.lra;

import io.narayana.lra.coordinator.api.RecoveryCoordinator;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriBuilderException;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * What a service may have the coordinator call: the callbacks in the one {@code Link} header of a join, below a known base. Refuses the other ways Narayana knows (a
 * body at join, a new address at the recovery URL, a parent saga elsewhere); nobody here uses them, and each would send the coordinator's token to any URL.
 */
@Provider
public class JoinRules implements ContainerRequestFilter {
    private final ParticipantBases participants = ParticipantBases.of(ConfigProvider.getConfig());

    @Context
    @Nullable
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource == null || resource.getResourceMethod() == null) {
            return;
        }
        boolean put = HttpMethod.PUT.equals(request.getMethod());
        if (put && RecoveryCoordinator.class.isAssignableFrom(resource.getResourceClass())) {
            refuse(request, Status.FORBIDDEN, "participants do not move");
        } else if (request.getUriInfo().getQueryParameters().containsKey("ParentLRA")) {
            refuse(request, Status.BAD_REQUEST, "nested sagas are not supported");
        } else if (put && isJoin(resource)) {
            checkLinks(request);
        }
    }

    private static boolean isJoin(ResourceInfo resource) {
        Path path = resource.getResourceMethod().getAnnotation(Path.class);
        return path != null && path.value().equals("{LraId}");
    }

    private void checkLinks(ContainerRequestContext request) {
        List<String> headers = request.getHeaders().getOrDefault(HttpHeaders.LINK, List.of());
        if (headers.size() != 1 || headers.getFirst().isBlank()) {
            refuse(request, Status.BAD_REQUEST, "a join needs one Link header");
        } else if (!Arrays.stream(headers.getFirst().split(",")).allMatch(this::isAllowed)) {
            refuse(request, Status.FORBIDDEN, "not the address of a participant");
        }
    }

    /* Split and parsed as Narayana does, so that both see the same links. */
    private boolean isAllowed(String link) {
        try {
            return participants.allow(Link.valueOf(link).getUri());
        } catch (IllegalArgumentException | UriBuilderException e) {
            return false;
        }
    }

    private static void refuse(ContainerRequestContext request, Status status, String reason) {
        request.abortWith(Response.status(status)
                .type(MediaType.TEXT_PLAIN)
                .entity(reason)
                .build());
    }
}
