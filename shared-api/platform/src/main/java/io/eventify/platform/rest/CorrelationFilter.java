package io.eventify.platform.rest;

import io.eventify.platform.errors.ContainerRefusals;
import io.eventify.platform.time.Ids;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request a correlation id: the caller's, if it sent a UUID. A servlet filter, since only that surely ends on the thread on which it began,
 * whatever became of the request.
 */
@WebFilter(filterName = "correlation", urlPatterns = "/*", asyncSupported = true)
public class CorrelationFilter implements Filter {
    /** The header's name. */
    public static final String CORRELATION_ID = "X-Correlation-Id";

    static final String TRACEPARENT = "traceparent";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
            return;
        }
        UUID id = given(http.getHeader(CORRELATION_ID));
        RequestCorrelation.begin(id, http.getHeader(TRACEPARENT));
        answer.setHeader(CORRELATION_ID, id.toString());
        try {
            chain.doFilter(request, response);
            ContainerRefusals.complete(http, answer);
        } finally {
            RequestCorrelation.end();
        }
    }

    private static UUID given(@Nullable String header) {
        if (header == null || header.length() != 36) {
            return Ids.next();
        }
        try {
            return UUID.fromString(header);
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }
}
