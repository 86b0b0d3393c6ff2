package io.eventify.psp.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.http.ApiError;
import io.eventify.psp.http.Lists;
import io.eventify.psp.http.Parameters;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.View;
import io.eventify.psp.payment.Refunds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** What the provider believes about money, for a checker that compares it with the platform's books. Amounts in the smallest unit. */
final class StateReport {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private final View view;

    StateReport(View view) {
        this.view = view;
    }

    /** A page of PaymentIntents, latest first, filtered by {@code metadata[..]}, {@code created[..]}, {@code currency}. */
    ObjectNode page(Parameters parameters) {
        parameters.only("limit", "starting_after", "created", "metadata", "currency");
        int limit = (int) parameters.integerBetween("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
        Predicate<ObjectNode> wanted =
                Lists.created(parameters).and(metadata(parameters)).and(currency(parameters));
        List<ObjectNode> found = view.latestFirst(Kind.PAYMENT_INTENT, cursor(parameters), OptionalLong.empty())
                .filter(wanted)
                .limit(limit + 1L)
                .toList();
        ObjectNode report = Json.object();
        ArrayNode payments = report.putArray("payments");
        found.stream().limit(limit).map(this::line).forEach(payments::add);
        report.set("totals", totals(payments));
        return report.put("has_more", found.size() > limit);
    }

    private OptionalLong cursor(Parameters parameters) {
        Optional<String> id = parameters.text("starting_after");
        if (id.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong position = view.position(Kind.PAYMENT_INTENT, id.get());
        if (position.isEmpty()) {
            throw ApiError.missingReference("payment_intent", id.get(), "starting_after");
        }
        return position;
    }

    private static Predicate<ObjectNode> metadata(Parameters parameters) {
        Map<String, String> wanted = parameters.hash("metadata").entries();
        return intent -> wanted.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(Json.text(intent.path("metadata"), entry.getKey())));
    }

    private static Predicate<ObjectNode> currency(Parameters parameters) {
        return intent -> parameters
                .text("currency")
                .map(currency -> currency.equals(Json.text(intent, "currency")))
                .orElse(true);
    }

    private ObjectNode line(ObjectNode intent) {
        ObjectNode line = Json.object();
        for (String copied : new String[] {
            "id",
            "status",
            "currency",
            "amount",
            "created",
            "cancellation_reason",
            "capture_method",
            "latest_charge",
            "metadata"
        }) {
            line.set(copied, intent.path(copied));
        }
        line.set("authorised", intent.path("_authorised"));
        line.set("capturable", intent.path("amount_capturable"));
        line.set("captured", intent.path("amount_received"));
        List<ObjectNode> refunds =
                view.ownedBy(Kind.REFUND, Json.text(intent, "id")).toList();
        line.put(
                "refunded",
                refunds.stream()
                        .filter(refund -> !Refunds.WITHOUT_EFFECT.contains(Json.text(refund, "status")))
                        .mapToLong(refund -> refund.path("amount").longValue())
                        .sum());
        line.put(
                "refund_pending",
                refunds.stream()
                        .filter(refund -> Json.text(refund, "status").equals("pending"))
                        .mapToLong(refund -> refund.path("amount").longValue())
                        .sum());
        ArrayNode details = line.putArray("refunds");
        refunds.forEach(refund -> details.addObject()
                .put("id", Json.text(refund, "id"))
                .put("amount", refund.path("amount").longValue())
                .put("status", Json.text(refund, "status"))
                .set("metadata", refund.path("metadata")));
        return line;
    }

    /** Sums by currency over the payments of this page. */
    private static ObjectNode totals(ArrayNode payments) {
        ObjectNode totals = Json.object();
        payments.forEach(payment -> {
            ObjectNode sum = totals.withObjectProperty(Json.text(payment, "currency"));
            sum.put("count", sum.path("count").longValue() + 1);
            for (String figure : new String[] {"authorised", "capturable", "captured", "refunded", "refund_pending"}) {
                sum.put(
                        figure,
                        sum.path(figure).longValue() + payment.path(figure).longValue());
            }
        });
        return totals;
    }

    /** Deliveries that have not arrived, by state, and the rules in force. */
    ObjectNode webhooks() {
        ObjectNode report = Json.object();
        ObjectNode undelivered =
                report.putObject("undelivered").put("due", 0).put("held", 0).put("gathering", 0);
        view.earliestFirst(Kind.DELIVERY, OptionalLong.empty())
                .map(delivery -> Json.text(delivery, "state"))
                .forEach(state -> undelivered.put(state, undelivered.path(state).intValue() + 1));
        ArrayNode rules = report.putArray("rules");
        view.latestFirst(Kind.DELIVERY_RULE, OptionalLong.empty(), OptionalLong.empty())
                .forEach(rules::add);
        return report;
    }
}
