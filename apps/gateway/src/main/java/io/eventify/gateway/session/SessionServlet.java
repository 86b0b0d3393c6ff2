package io.eventify.gateway.session;

import io.eventify.gateway.Correlation;
import io.eventify.gateway.GatewayProblem;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code GET /session}: who am I? Never a token. Everybody may ask; whoever is not logged in learns just that. */
@WebServlet(urlPatterns = "/session", asyncSupported = true)
public class SessionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient SessionSettings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Session> session = SessionRequest.sessionOf(request);
        JsonObject answer = session.isPresent()
                ? view(session.get(), request)
                : Json.createObjectBuilder().add("authenticated", false).build();
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        Correlation.of(request, response);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Cookie");
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private JsonObject view(Session session, HttpServletRequest request) {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        session.person().roles().forEach(roles::add);
        String chosen = session.person().language();
        String language = chosen.isEmpty()
                ? GatewayProblem.language(request.getHeader("Accept-Language")).getLanguage()
                : chosen;
        return Json.createObjectBuilder()
                .add("authenticated", true)
                .add("subject", session.person().subject())
                .add("name", session.person().name())
                .add("roles", roles)
                .add("language", language)
                .add("csrfToken", session.csrfToken())
                .add("idleSeconds", settings.idle.toSeconds())
                .add("endsAt", session.endsAt().toString())
                .build();
    }
}
