package io.eventify.platform.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;

/**
 * Fills in what a client plainly means before an operation is looked for.
 *
 * <p>{@code Accept: application/problem+json} alone says how failures are to be told (RFC 9457), not that there should be failures only: a success comes as what the
 * operation has. A request without a body has no content type either; operations whose body may be absent take it as JSON of nothing.
 */
@Provider
@PreMatching
@Priority(Priorities.HEADER_DECORATOR)
public class UnsaidHeadersFilter implements ContainerRequestFilter {
    private static final String PROBLEM = "application/problem+json";

    @Override
    public void filter(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept != null && namesProblemsOnly(accept)) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, accept + ", */*;q=0.1");
        }
        if (request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null && isWithoutBody(request)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }

    static boolean namesProblemsOnly(String accept) {
        return Arrays.stream(accept.split(",", 20))
                .map(type -> type.split(";", 2)[0].strip())
                .allMatch(PROBLEM::equalsIgnoreCase);
    }

    private static boolean isWithoutBody(ContainerRequestContext request) {
        return request.getLength() <= 0 && request.getHeaderString("Transfer-Encoding") == null;
    }
}
