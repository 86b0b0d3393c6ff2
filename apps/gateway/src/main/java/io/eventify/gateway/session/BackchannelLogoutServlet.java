package io.eventify.gateway.session;

import io.eventify.gateway.Redis.RedisAwayException;
import io.eventify.gateway.session.OpenIdProvider.LogoutOrder;
import io.eventify.gateway.session.OpenIdProvider.UntrustedTokenException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code POST /session/backchannel-logout}: Keycloak says that a session, or all of an account, are over. Nobody else can: the order is a signed token.
 *
 * @see <a href="https://openid.net/specs/openid-connect-backchannel-1_0.html">OpenID Connect Back-Channel Logout</a>
 */
@WebServlet(urlPatterns = "/session/backchannel-logout", asyncSupported = true)
public class BackchannelLogoutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(BackchannelLogoutServlet.class.getName());
    private static final int LONGEST_TOKEN = 16_384;
    /** Longer than such a token is believed (two minutes and the skew of clocks). */
    private static final Duration REMEMBERED = Duration.ofMinutes(30);

    @Inject
    transient OpenIdProvider provider;

    @Inject
    transient Sessions sessions;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        String token = request.getContentLengthLong() > LONGEST_TOKEN ? null : request.getParameter("logout_token");
        if (token == null) {
            refuse(response, "invalid_request");
            return;
        }
        try {
            LogoutOrder order = provider.logoutOrder(token);
            if (!sessions.isNewLogoutToken(order.jti(), REMEMBERED)) {
                refuse(response, "replayed");
                return;
            }
            int ended = end(order);
            LOG.log(Level.FINE, () -> "Keycloak ended sessions: " + ended);
            response.setStatus(HttpServletResponse.SC_OK);
        } catch (UntrustedTokenException e) {
            LOG.log(Level.WARNING, () -> "a log-out token was refused: " + e.getMessage());
            refuse(response, "invalid_token");
        } catch (RedisAwayException away) {
            // The specification has one answer for "invalid" and "failed".
            refuse(response, "unavailable");
        }
    }

    private int end(LogoutOrder order) {
        return order.sid().isEmpty()
                ? sessions.endOfAccount(order.subject()).size()
                : sessions.endOfProviderSession(order.sid()).size();
    }

    private static void refuse(HttpServletResponse response, String error) throws IOException {
        byte[] body = Json.createObjectBuilder()
                .add("error", error)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
