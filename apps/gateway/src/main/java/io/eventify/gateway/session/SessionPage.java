package io.eventify.gateway.session;

import io.eventify.gateway.Correlation;
import io.eventify.gateway.GatewayProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a person reads when a log-in does not come to its end. */
enum SessionPage {
    /** Too late, a second time, or in another browser; or Redis lost it. */
    LAPSED(400, "lapsed"),
    /** The person, or Keycloak, said no. */
    REFUSED(403, "refused"),
    /** Redis or Keycloak does not answer. */
    UNAVAILABLE(503, "unavailable");

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="%1$s" dir="%2$s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%3$s – Eventify</title>
            <link rel="stylesheet" href="/assets/landing.6e67ba5ad49a.css">
            </head>
            <body>
            <main>
            <h1>%3$s</h1>
            <p>%4$s</p>
            <p><a class="primary" href="/session/login">%5$s</a> <a href="/">%6$s</a></p>
            <p class="small">%7$s</p>
            </main>
            </body>
            </html>
            """;

    private final int status;
    private final String name;

    SessionPage(int status, String name) {
        this.status = status;
        this.name = name;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale language = GatewayProblem.language(request.getHeader("Accept-Language"));
        ResourceBundle words = ResourceBundle.getBundle("session-pages", language, NO_FALLBACK);
        byte[] page = HTML.formatted(
                        language.getLanguage(),
                        "ar".equals(language.getLanguage()) ? "rtl" : "ltr",
                        words.getString(name + ".title"),
                        words.getString(name + ".text"),
                        words.getString("login"),
                        words.getString("home"),
                        Correlation.of(request, response))
                .getBytes(StandardCharsets.UTF_8);
        if (this == UNAVAILABLE) {
            response.setHeader("Retry-After", "5");
        }
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Language", language.getLanguage());
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
