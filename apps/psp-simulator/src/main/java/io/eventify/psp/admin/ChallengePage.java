package io.eventify.psp.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.eventify.psp.http.ApiError;
import io.eventify.psp.http.Parameters;
import io.eventify.psp.http.Request;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.Ledger;
import io.eventify.psp.ledger.Transaction;
import io.eventify.psp.payment.Confirmation;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The bank's page in a 3-D Secure challenge: the shopper accepts or refuses, and goes back to the shop. */
public final class ChallengePage implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(ChallengePage.class.getName());
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.of("ar"));
    private static final String PREFIX = "/simulator/3ds/";

    private record Page(int status, String html, Optional<String> location) {
        static Page html(int status, String html) {
            return new Page(status, html, Optional.empty());
        }

        static Page redirect(String location) {
            return new Page(303, "", Optional.of(location));
        }
    }

    private final Ledger ledger;
    private final Confirmation confirmation;

    public ChallengePage(Ledger ledger, Confirmation confirmation) {
        this.ledger = ledger;
        this.confirmation = confirmation;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Page page = page(exchange);
            byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            page.location().ifPresent(location -> exchange.getResponseHeaders().set("Location", location));
            exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Page page(HttpExchange exchange) throws IOException {
        ResourceBundle texts =
                texts(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Language"))
                        .orElse(""));
        try {
            Request request = Request.read(exchange);
            Parameters parameters = request.parameters();
            ResourceBundle chosen =
                    parameters.text("locale").map(ChallengePage::texts).orElse(texts);
            String[] steps = request.path().substring(PREFIX.length()).split("/");
            String secret = parameters.text("client_secret").orElse("");
            String action = steps.length > 1 ? steps[1] : "";
            return switch (request.method() + ' ' + action) {
                case "GET " ->
                    show(
                            ledger.read(view -> known(view.find(Kind.PAYMENT_INTENT, steps[0]), secret)),
                            request.query(),
                            chosen);
                case "POST complete" -> finish(steps[0], secret, true, chosen);
                case "POST fail" -> finish(steps[0], secret, false, chosen);
                default -> Page.html(404, notice(chosen, "unknown"));
            };
        } catch (ApiError e) {
            return Page.html(400, notice(texts, "unknown"));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "challenge page failed", e);
            return Page.html(500, notice(texts, "broken"));
        }
    }

    private static Optional<ObjectNode> known(Optional<ObjectNode> intent, String secret) {
        return intent.filter(found -> Json.text(found, "client_secret").equals(secret));
    }

    private Page show(Optional<ObjectNode> intent, String query, ResourceBundle texts) {
        if (intent.isEmpty()) {
            return Page.html(404, notice(texts, "unknown"));
        }
        if (!isOpen(intent.get())) {
            return Page.html(200, notice(texts, "over"));
        }
        String id = Json.text(intent.get(), "id");
        String form = "<form method=\"post\" action=\"%s%s/%s?%s\"><button%s>%s</button></form>";
        String escaped = escape(query);
        return Page.html(
                200,
                html(
                        texts,
                        "<p>"
                                + escape(texts.getString("question")
                                        .replace("{amount}", amount(intent.get(), texts.getLocale())))
                                + "</p>"
                                + form.formatted(
                                        PREFIX,
                                        id,
                                        "complete",
                                        escaped,
                                        " id=\"accept\"",
                                        escape(texts.getString("accept")))
                                + form.formatted(
                                        PREFIX,
                                        id,
                                        "fail",
                                        escaped,
                                        " id=\"refuse\"",
                                        escape(texts.getString("refuse")))));
    }

    /** A second click finds the challenge over and leads back to the shop all the same. */
    private Page finish(String id, String secret, boolean accepted, ResourceBundle texts) {
        Optional<ObjectNode> intent = ledger.write(tx -> known(tx.find(Kind.PAYMENT_INTENT, id), secret)
                .map(found -> isOpen(found) ? decide(tx, found, accepted) : found));
        if (intent.isEmpty()) {
            return Page.html(404, notice(texts, "unknown"));
        }
        boolean paid =
                List.of("succeeded", "requires_capture", "processing").contains(Json.text(intent.get(), "status"));
        String returnUrl = Json.text(intent.get(), "_return_url");
        return returnUrl.isEmpty()
                ? Page.html(200, notice(texts, paid ? "accepted" : "refused"))
                : Page.redirect(back(returnUrl, intent.get(), paid));
    }

    private ObjectNode decide(Transaction tx, ObjectNode intent, boolean accepted) {
        return accepted ? confirmation.authenticated(tx, intent) : confirmation.authenticationFailed(tx, intent);
    }

    private static boolean isOpen(ObjectNode intent) {
        return Json.text(intent, "status").equals("requires_action");
    }

    private static String back(String returnUrl, ObjectNode intent, boolean paid) {
        int fragment = returnUrl.indexOf('#');
        String base = fragment < 0 ? returnUrl : returnUrl.substring(0, fragment);
        String rest = fragment < 0 ? "" : returnUrl.substring(fragment);
        String secret = URLEncoder.encode(Json.text(intent, "client_secret"), StandardCharsets.UTF_8);
        return "%s%spayment_intent=%s&payment_intent_client_secret=%s&redirect_status=%s%s"
                .formatted(
                        base,
                        base.contains("?") ? "&" : "?",
                        Json.text(intent, "id"),
                        secret,
                        paid ? "succeeded" : "failed",
                        rest);
    }

    private static String amount(ObjectNode intent, Locale locale) {
        String code = Json.text(intent, "currency").toUpperCase(Locale.ROOT);
        int digits = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
        return String.format(
                locale,
                "%s %s",
                BigDecimal.valueOf(intent.path("amount").longValue(), digits).toPlainString(),
                code);
    }

    private static ResourceBundle texts(String wish) {
        Locale best;
        try {
            best = Locale.lookup(Locale.LanguageRange.parse(wish.isEmpty() ? "en" : wish), LANGUAGES);
        } catch (IllegalArgumentException e) {
            best = Locale.ENGLISH;
        }
        return ResourceBundle.getBundle(
                "io.eventify.psp.admin.challenge",
                best == null ? Locale.ENGLISH : best,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String notice(ResourceBundle texts, String key) {
        return html(texts, "<p id=\"%s\">%s</p>".formatted(key, escape(texts.getString(key))));
    }

    private static String html(ResourceBundle texts, String body) {
        String direction = texts.getString("direction");
        return """
            <!doctype html>
            <html lang="%s" dir="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title>
            <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:30rem;margin:3rem auto;padding:0 1rem}button{font:inherit;padding:.7rem 1.5rem;margin:.5rem 0;width:100%%}</style>
            </head><body><main><h1>%s</h1>%s</main></body></html>
            """.formatted(
                        texts.getString("language"),
                        direction,
                        escape(texts.getString("title")),
                        escape(texts.getString("title")),
                        body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
