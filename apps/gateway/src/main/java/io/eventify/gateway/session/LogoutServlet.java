package io.eventify.gateway.session;

import io.eventify.gateway.Correlation;
import io.eventify.gateway.GatewayProblem;
import io.eventify.gateway.Redis.RedisAwayException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /session/logout}: ends this session here and at Keycloak. With {@code ?everywhere=true} every session of the account, on all its devices. Repeatable: without a
 * session there is nothing to end. {@code singleSignOn} is {@code unknown} when Keycloak did not answer: this platform has forgotten the person, Keycloak perhaps not yet.
 */
@WebServlet(urlPatterns = "/session/logout", asyncSupported = true)
public class LogoutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Duration TIME_FOR_PROVIDER = Duration.ofSeconds(15);

    @Inject
    transient SessionCookie cookie;

    @Inject
    transient Sessions sessions;

    @Inject
    transient OpenIdProvider provider;

    @Inject
    transient Clock clock;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Session> session = SessionRequest.sessionOf(request);
        List<Session> ended = new ArrayList<>();
        try {
            if (session.isPresent()) {
                ended.addAll(end(request, session.get()));
            }
        } catch (RedisAwayException away) {
            // It could come back with Redis; a person who was told "logged out" must be.
            response.setHeader("Retry-After", "2");
            GatewayProblem.SESSIONS_UNAVAILABLE.answer(request, response, Correlation.of(request, response));
            return;
        }
        boolean known = endAtProvider(ended);
        cookie.forget(response);
        Correlation.of(request, response);
        answer(response, ended.size(), known);
    }

    private List<Session> end(HttpServletRequest request, Session session) {
        cookie.read(request).map(Places::session).ifPresent(sessions::end);
        List<Session> ended = new ArrayList<>(List.of(session));
        // Log-ins of the same browser share Keycloak's session, and end with it.
        ended.addAll(
                "true".equals(request.getParameter("everywhere"))
                        ? sessions.endOfAccount(session.person().subject())
                        : sessions.endOfProviderSession(session.providerSession()));
        return ended;
    }

    /** Keycloak's sessions one after the other, each once, while there is time. */
    private boolean endAtProvider(List<Session> ended) {
        Map<String, String> refreshTokens = new LinkedHashMap<>();
        ended.forEach(over ->
                refreshTokens.putIfAbsent(over.providerSession(), over.tokens().refresh()));
        Instant deadline = clock.instant().plus(TIME_FOR_PROVIDER);
        boolean known = true;
        for (String refreshToken : refreshTokens.values()) {
            known = clock.instant().isBefore(deadline) && provider.end(refreshToken) && known;
        }
        return known;
    }

    private static void answer(HttpServletResponse response, int ended, boolean known) throws IOException {
        byte[] body = Json.createObjectBuilder()
                .add("sessionsEnded", ended)
                .add("singleSignOn", known ? "ended" : "unknown")
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
