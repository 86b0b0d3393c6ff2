package io.eventify.gateway.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * Tells requests of our own pages from those that another site made a browser send. A changing request must repeat the session's token in {@code X-CSRF-Token}, which only
 * our own origin can read, and what the browser says of its origin must be ours.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html">OWASP: CSRF prevention</a>
 */
@ApplicationScoped
class SameSiteRequests {
    static final String HEADER = "X-CSRF-Token";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    SessionSettings settings;

    /** Whether a request may act for the session. */
    boolean mayAct(HttpServletRequest request, Session session) {
        return SAFE.contains(request.getMethod()) || (isFromUs(request) && repeatsToken(request, session));
    }

    private static boolean repeatsToken(HttpServletRequest request, Session session) {
        String token = request.getHeader(HEADER);
        return token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        session.csrfToken().getBytes(StandardCharsets.UTF_8));
    }

    private boolean isFromUs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return (site == null || site.equals("same-origin"))
                && (origin == null || origin.equals(origin(settings.publicUrl)));
    }

    /** As browsers write it: scheme, host, and the port unless it is the scheme's own. */
    static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
