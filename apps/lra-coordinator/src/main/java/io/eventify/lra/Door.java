package io.eventify.lra;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Lets in, once the server has verified the token and one of the roles (web.xml): an administrator, or a service whose token has the scope {@code lra}; and only while live. */
@WebFilter("/*")
public class Door extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.isUserInRole("ADMIN") && !hasScope(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!Tenure.isLive()) {
            response.setHeader("Retry-After", "1");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasScope(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof JsonWebToken token
                && token.getClaim("scope") instanceof String scopes
                && Arrays.asList(scopes.split(" ")).contains("lra");
    }
}
