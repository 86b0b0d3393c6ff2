package io.eventify.gateway.session;

import io.eventify.gateway.Correlation;
import io.eventify.gateway.GatewayProblem;
import io.eventify.gateway.Redis.RedisAwayException;
import io.eventify.gateway.session.LoginAttempts.LoginAttempt;
import io.eventify.gateway.session.OpenIdProvider.Action;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /session/login?returnTo=/path&action=login|register|password|totp|passkey}: sends a browser to Keycloak. It comes back to {@code /session/callback}, and from
 * there to the path.
 */
@WebServlet(urlPatterns = "/session/login", asyncSupported = true)
public class LoginServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient SessionCookie cookie;

    @Inject
    transient LoginAttempts attempts;

    @Inject
    transient OpenIdProvider provider;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Optional<String> returnTo = ReturnTo.of(request.getParameter("returnTo"));
        Optional<Action> action = Action.of(request.getParameter("action"));
        if (returnTo.isEmpty() || action.isEmpty()) {
            GatewayProblem problem =
                    returnTo.isEmpty() ? GatewayProblem.RETURN_TO_INVALID : GatewayProblem.ACTION_INVALID;
            problem.answer(request, response, Correlation.of(request, response));
            return;
        }
        // A browser that has a cookie keeps it: another tab may be in the middle of a log-in, too.
        Optional<String> known = cookie.read(request);
        String browser = known.orElseGet(Places::secret);
        String state = Places.secret();
        LoginAttempt attempt = new LoginAttempt(Places.secret(), Places.secret(), returnTo.get());
        try {
            attempts.begin(browser, state, attempt);
        } catch (RedisAwayException away) {
            SessionPage.UNAVAILABLE.answer(request, response);
            return;
        }
        if (known.isEmpty()) {
            cookie.write(response, browser);
        }
        String language =
                GatewayProblem.language(request.getHeader("Accept-Language")).getLanguage();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location",
                provider.loginPage(attempt, state, action.get(), language).toString());
    }
}
