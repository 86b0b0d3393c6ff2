package io.eventify.gateway.session;

import io.eventify.gateway.Redis.RedisAwayException;
import io.eventify.gateway.session.LoginAttempts.LoginAttempt;
import io.eventify.gateway.session.OpenIdProvider.Recognised;
import io.eventify.gateway.session.OpenIdProvider.Refused;
import io.eventify.gateway.session.OpenIdProvider.Unreachable;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code GET /session/callback}: where Keycloak sends a browser back to. A session begins, under a cookie that nobody knew before. */
@WebServlet(urlPatterns = "/session/callback", asyncSupported = true)
public class CallbackServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(CallbackServlet.class.getName());

    @Inject
    transient SessionCookie cookie;

    @Inject
    transient LoginAttempts attempts;

    @Inject
    transient OpenIdProvider provider;

    @Inject
    transient Sessions sessions;

    @Inject
    transient SessionSettings settings;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        try {
            Optional<LoginAttempt> attempt = attempt(request);
            if (attempt.isEmpty()) {
                lapsed(request, response);
                return;
            }
            String code = request.getParameter("code");
            if (code == null || code.isEmpty()) {
                SessionPage.REFUSED.answer(request, response);
                return;
            }
            begin(attempt.get(), code, request, response);
        } catch (RedisAwayException away) {
            SessionPage.UNAVAILABLE.answer(request, response);
        }
    }

    /** The attempt that this browser began; nothing when another provider claims to answer it (RFC 9207). */
    private Optional<LoginAttempt> attempt(HttpServletRequest request) {
        String state = request.getParameter("state");
        String issuer = request.getParameter("iss");
        boolean foreign = issuer != null && !issuer.equals(settings.issuer.toString());
        return state == null || foreign
                ? Optional.empty()
                : cookie.read(request).flatMap(browser -> attempts.finish(browser, state));
    }

    /** Whoever goes back to this address after a log-in that went well is simply sent home. */
    private void lapsed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (cookie.read(request).flatMap(sessions::find).isPresent()) {
            goTo("/", response);
        } else {
            SessionPage.LAPSED.answer(request, response);
        }
    }

    private void begin(LoginAttempt attempt, String code, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (provider.exchange(code, attempt)) {
            case Recognised answer -> {
                Session session = new Session(
                        answer.person(),
                        answer.providerSession(),
                        Places.secret(),
                        answer.tokens(),
                        clock.instant().plus(settings.absolute));
                String fresh = sessions.open(session);
                cookie.read(request).map(Places::session).ifPresent(sessions::end);
                cookie.write(response, fresh);
                goTo(attempt.returnTo(), response);
            }
            case Refused refused -> {
                LOG.log(Level.INFO, () -> "Keycloak refuses the code of a log-in: " + refused.code());
                SessionPage.LAPSED.answer(request, response);
            }
            case Unreachable unreachable -> {
                LOG.log(Level.WARNING, unreachable.cause(), () -> "a log-in could not be finished");
                SessionPage.UNAVAILABLE.answer(request, response);
            }
        }
    }

    private void goTo(String path, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", settings.publicUrl.resolve("/") + path.substring(1));
    }
}
