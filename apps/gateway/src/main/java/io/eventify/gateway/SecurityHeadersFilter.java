package io.eventify.gateway;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What every answer tells a browser: run nothing that is not ours, frame us nowhere, guess no types, tell other sites nothing, share no window with them, use neither camera nor
 * position unless a page of ours asks.
 */
public class SecurityHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    transient ContentPolicy policy;

    @Inject
    @ConfigProperty(name = "eventify.profile", defaultValue = "production")
    String profile;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean data = request.getRequestURI().startsWith(request.getContextPath() + "/api/");
        response.setHeader("Content-Security-Policy", data ? ContentPolicy.DATA : policy.pages());
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Our own pages see where they come from, so that the browser also tells us its origin with a form; others see
        // nothing.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(self), geolocation=(self), microphone=(), payment=(self), usb=(), publickey-credentials-get=(self), "
                        + "browsing-topics=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        if (request.isSecure() || !"demo".equals(profile)) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        chain.doFilter(request, response);
    }
}
