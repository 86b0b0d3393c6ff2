package io.eventify.psp.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.eventify.psp.http.Answer;
import io.eventify.psp.http.ApiError;
import io.eventify.psp.http.Faults;
import io.eventify.psp.http.Request;
import io.eventify.psp.ledger.Ids;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.Ledger;
import io.eventify.psp.payment.PaymentIntents;
import io.eventify.psp.payment.Refunds;
import io.eventify.psp.webhook.Deliveries;
import io.eventify.psp.webhook.DeliveryRule;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** {@code /simulator}: what a test orders and asks. Open to this machine only, without further credentials. */
public final class AdminEdge implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(AdminEdge.class.getName());
    private static final String PAYMENT_INTENT = "payment_intent";
    private static final int MAX_DELAY_MS = 600_000;
    private static final int MAX_COUNT = 1_000_000;
    private static final int DEFAULT_REORDER_WAIT_MS = 2_000;

    private final Ledger ledger;
    private final Deliveries deliveries;
    private final Faults faults;
    private final PaymentIntents intents;
    private final Refunds refunds;

    public AdminEdge(Ledger ledger, Deliveries deliveries, Faults faults, PaymentIntents intents, Refunds refunds) {
        this.ledger = ledger;
        this.deliveries = deliveries;
        this.faults = faults;
        this.intents = intents;
        this.refunds = refunds;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = Json.bytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()
                    && !exchange.getRequestURI().getPath().equals("/simulator/health")) {
                throw ApiError.invalid(403, "", "The simulator takes orders from its own machine only.");
            }
            return serve(Request.read(exchange));
        } catch (ApiError e) {
            return e.answer();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "admin call failed", e);
            return ApiError.internal().answer();
        }
    }

    private Answer serve(Request request) {
        String call = request.method() + ' ' + request.path().replaceFirst("/$", "");
        return switch (call) {
            case "GET /simulator/health" -> Answer.ok(Json.object().put("status", "UP"));
            case "GET /simulator/state" ->
                Answer.ok(ledger.read(view -> new StateReport(view).page(request.parameters())));
            case "GET /simulator/webhooks" -> Answer.ok(ledger.read(view -> new StateReport(view).webhooks()));
            case "POST /simulator/webhooks" -> addWebhookRule(request);
            case "DELETE /simulator/webhooks" -> resetWebhookRules(request);
            case "POST /simulator/webhooks/flush" -> flush(request);
            case "POST /simulator/failures" -> addFault(request);
            case "DELETE /simulator/failures" -> resetFaults(request);
            default -> serveOne(call, request);
        };
    }

    private Answer serveOne(String call, Request request) {
        String[] steps = request.path().split("/");
        boolean isPost = request.method().equals("POST") && steps.length == 5;
        if (isPost && steps[2].equals("webhooks") && steps[4].equals("redeliver")) {
            int count = ledger.write(tx -> deliveries.redeliver(tx, steps[3]));
            return Answer.ok(Json.object().put("redelivered", count));
        }
        if (isPost && steps[2].equals("payment_intents") && steps[4].equals("expire")) {
            return Answer.ok(ledger.write(tx -> intents.expire(tx, steps[3])));
        }
        if (isPost && steps[2].equals("payment_intents") && steps[4].equals("let_refunds_arrive")) {
            ledger.read(view -> {
                refunds.letThemArrive(view, steps[3]);
                return view;
            });
            return Answer.ok(Json.object().put("arriving", true));
        }
        throw ApiError.invalid(404, "", "Unrecognized request URL (%s).".formatted(call));
    }

    private Answer addWebhookRule(Request request) {
        Order order = Order.parse(request.body(), "mode", "delayMs", "types", "count", "window", PAYMENT_INTENT);
        DeliveryRule.Mode mode = order.oneOf("mode", DeliveryRule.Mode.class, "");
        int delay = order.between(
                "delayMs", mode == DeliveryRule.Mode.REORDER ? DEFAULT_REORDER_WAIT_MS : 0, 0, MAX_DELAY_MS);
        DeliveryRule rule = new DeliveryRule(
                Ids.of(Kind.DELIVERY_RULE),
                order.text(PAYMENT_INTENT, ""),
                mode,
                order.texts("types"),
                order.between("count", 0, 0, MAX_COUNT),
                Duration.ofMillis(delay),
                order.between("window", 2, 2, 100));
        ledger.write(tx -> {
            if (mode == DeliveryRule.Mode.DELIVER && rule.types().isEmpty()) {
                deliveries.resetRules(tx, rule.intent());
            } else {
                deliveries.addRule(tx, rule);
            }
            return rule;
        });
        return Answer.ok(Json.object().put("rule", rule.id()));
    }

    private Answer resetWebhookRules(Request request) {
        ledger.write(tx -> {
            deliveries.resetRules(tx, intentOf(request));
            return tx;
        });
        return Answer.ok(Json.object().put("reset", true));
    }

    private Answer flush(Request request) {
        Order order = Order.parse(request.body(), "latestFirst", PAYMENT_INTENT);
        return Answer.ok(Json.object()
                .put("flushed", deliveries.flush(order.flag("latestFirst", false), order.text(PAYMENT_INTENT, ""))));
    }

    private Answer addFault(Request request) {
        Order order = Order.parse(
                request.body(), "path", "operation", "mode", "delayMs", "count", "after", "stored", PAYMENT_INTENT);
        String target = order.text("operation", order.text("path", ""));
        Faults.Mode mode = order.oneOf("mode", Faults.Mode.class, "");
        int delay = order.between("delayMs", mode == Faults.Mode.TIMEOUT ? 30_000 : 0, 0, MAX_DELAY_MS);
        Faults.Moment moment = order.oneOf("after", Faults.Moment.class, "before");
        faults.add(
                new Faults.Fault(
                        order.text(PAYMENT_INTENT, ""),
                        target,
                        mode,
                        moment,
                        Duration.ofMillis(delay),
                        order.flag("stored", true)),
                order.between("count", 1, 1, MAX_COUNT));
        return Answer.ok(fault(target, mode, moment));
    }

    private static String intentOf(Request request) {
        return request.parameters().text(PAYMENT_INTENT).orElse("");
    }

    private static ObjectNode fault(String target, Faults.Mode mode, Faults.Moment moment) {
        return Json.object().put("target", target).put("mode", mode.name()).put("moment", moment.name());
    }

    private Answer resetFaults(Request request) {
        faults.reset(intentOf(request));
        return Answer.ok(Json.object().put("reset", true));
    }
}
