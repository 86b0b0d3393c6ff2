package io.eventify.psp.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.http.Answer;
import io.eventify.psp.http.ApiError;
import io.eventify.psp.http.Call;
import io.eventify.psp.http.Lists;
import io.eventify.psp.http.Parameters;
import io.eventify.psp.ledger.Ids;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.Transaction;
import io.eventify.psp.ledger.View;
import io.eventify.psp.webhook.Events;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The calls on refunds, and what the bank makes of them later.
 *
 * @see <a href="https://docs.stripe.com/api/refunds">Stripe: refunds</a>
 */
public final class Refunds {
    /** Refunds in these states never moved money, or gave it back. */
    public static final Set<String> WITHOUT_EFFECT = Set.of("failed", "canceled");

    private static final int MAX_RECOVERED = 1_000;

    private final Clock clock;
    private final Events events;
    private final Settlements settlements;
    /** PaymentIntents whose customer's bank takes refunds again; in memory, like every other order of a test about failures. */
    private final Set<String> recovered = ConcurrentHashMap.newKeySet();

    public Refunds(Clock clock, Events events, Settlements settlements) {
        this.clock = clock;
        this.events = events;
        this.settlements = settlements;
        settlements.on(Settlements.What.REFUND_SUCCEEDS, this::succeed);
        settlements.on(Settlements.What.REFUND_FAILS, this::fail);
    }

    /**
     * The account behind a test card that lets refunds fail takes them from now on: Stripe's test cards fail for ever, real accounts get another card.
     *
     * @throws ApiError 404 for an unknown PaymentIntent, 400 beyond a thousand of them
     */
    public void letThemArrive(View view, String intentId) {
        if (view.find(Kind.PAYMENT_INTENT, intentId).isEmpty()) {
            throw ApiError.notFound("payment_intent", intentId, "id");
        }
        if (recovered.size() >= MAX_RECOVERED) {
            throw ApiError.parameter("", "At most %d recovered accounts.".formatted(MAX_RECOVERED), "id");
        }
        recovered.add(intentId);
    }

    public Answer create(Transaction tx, Call call) {
        Parameters parameters = call.parameters().only("amount", "charge", "metadata", "payment_intent", "reason");
        Optional<String> reason = parameters.oneOf("reason", "duplicate", "fraudulent", "requested_by_customer");
        long wanted = parameters.integerBetween("amount", 1, Long.MAX_VALUE).orElse(0);
        ObjectNode metadata = parameters.mergeMetadata(Json.object());
        ObjectNode charge = chargeOf(tx, parameters);
        long left = refundable(tx, charge);
        String currency = Json.text(charge, "currency");
        if (left == 0) {
            throw ApiError.refused(
                    "charge_already_refunded",
                    "Charge %s has already been refunded.".formatted(Json.text(charge, "id")));
        }
        long amount = wanted == 0 ? left : Currencies.wholeUnits(wanted, currency, "amount");
        if (amount > left) {
            throw ApiError.refused(
                            "",
                            "Refund amount (%d %s) is greater than unrefunded amount on charge (%d %s)"
                                    .formatted(amount, currency, left, currency))
                    .withParam("amount");
        }
        return Answer.ok(refund(tx, charge, amount, reason, metadata, call));
    }

    private static ObjectNode chargeOf(Transaction tx, Parameters parameters) {
        Optional<String> intentId = parameters.text("payment_intent");
        Optional<String> chargeId = parameters.text("charge");
        if (intentId.isEmpty() && chargeId.isEmpty()) {
            throw ApiError.parameter(
                    "parameter_missing",
                    "One of the following params should be provided for this request: payment_intent or charge.",
                    "charge");
        }
        if (intentId.isPresent() && chargeId.isPresent()) {
            throw ApiError.parameter(
                    "", "You may only specify one of these parameters: payment_intent, charge.", "charge");
        }
        ObjectNode charge = intentId.map(id -> chargeOfIntent(tx, id))
                .orElseGet(() -> tx.find(Kind.CHARGE, chargeId.orElseThrow())
                        .orElseThrow(() -> ApiError.missingReference("charge", chargeId.get(), "charge")));
        if (!charge.path("captured").booleanValue()) {
            throw ApiError.refused(
                    "charge_not_refundable",
                    "Charge %s was not captured; cancel its PaymentIntent instead.".formatted(Json.text(charge, "id")));
        }
        return charge;
    }

    private static ObjectNode chargeOfIntent(Transaction tx, String id) {
        ObjectNode intent = tx.find(Kind.PAYMENT_INTENT, id)
                .orElseThrow(() -> ApiError.missingReference("payment_intent", id, "payment_intent"));
        if (!Json.text(intent, "status").equals("succeeded")) {
            throw ApiError.refused(
                            "payment_intent_unexpected_state",
                            "This PaymentIntent (%s) does not have a successful charge to refund.".formatted(id))
                    .about("payment_intent", intent);
        }
        return Charges.latest(tx, intent);
    }

    /** What was captured and not given back, counting refunds that are still on their way. */
    private static long refundable(View view, ObjectNode charge) {
        return charge.path("amount_captured").longValue() - refunded(view, charge);
    }

    private static long refunded(View view, ObjectNode charge) {
        return view.ownedBy(Kind.REFUND, Json.text(charge, "payment_intent"))
                .filter(refund -> Json.text(refund, "charge").equals(Json.text(charge, "id"))
                        && !WITHOUT_EFFECT.contains(Json.text(refund, "status")))
                .mapToLong(refund -> refund.path("amount").longValue())
                .sum();
    }

    private ObjectNode refund(
            Transaction tx, ObjectNode charge, long amount, Optional<String> reason, ObjectNode metadata, Call call) {
        TestCard.RefundCourse course = recovered.contains(Json.text(charge, "payment_intent"))
                ? TestCard.RefundCourse.AT_ONCE
                : PaymentMethods.card(tx, Json.text(charge, "payment_method")).refundCourse();
        boolean pending = course == TestCard.RefundCourse.SUCCEEDS_LATER;
        ObjectNode refund = Json.object()
                .put("id", Ids.of(Kind.REFUND))
                .put("object", "refund")
                .put("amount", amount)
                .putNull("balance_transaction")
                .put("charge", Json.text(charge, "id"))
                .put("created", clock.instant().getEpochSecond())
                .put("currency", Json.text(charge, "currency"))
                .put("payment_intent", Json.text(charge, "payment_intent"))
                .put("reason", reason.orElse(null))
                .putNull("receipt_number")
                .putNull("source_transfer_reversal")
                .put("status", pending ? "pending" : "succeeded")
                .putNull("transfer_reversal");
        refund.putObject("destination_details")
                .put("type", "card")
                .putObject("card")
                .put("type", "refund")
                .put("reference_status", "pending")
                .put("reference_type", "acquirer_reference_number");
        refund.set("metadata", metadata);
        tx.put(Kind.REFUND, Json.text(refund, "id"), refund);
        events.emit(tx, "refund.created", refund, call.origin());
        events.emit(tx, "charge.refunded", refreshTotals(tx, charge), call.origin());
        switch (course) {
            case SUCCEEDS_LATER -> settlements.later(tx, Settlements.What.REFUND_SUCCEEDS, Json.text(refund, "id"));
            case FAILS_LATER -> settlements.later(tx, Settlements.What.REFUND_FAILS, Json.text(refund, "id"));
            case AT_ONCE -> {}
        }
        return refund;
    }

    /** Stripe counts the part of an authorisation that a smaller capture released as refunded too. */
    private static ObjectNode refreshTotals(Transaction tx, ObjectNode charge) {
        long released = charge.path("amount").longValue()
                - charge.path("amount_captured").longValue();
        long total = released + refunded(tx, charge);
        charge.put("amount_refunded", total)
                .put("refunded", total == charge.path("amount").longValue());
        tx.put(Kind.CHARGE, Json.text(charge, "id"), charge);
        return charge;
    }

    public Answer retrieve(View view, Call call) {
        call.parameters().only();
        return Answer.ok(find(view, call.id()));
    }

    public Answer list(View view, Call call) {
        call.parameters().only(Lists.parameters("payment_intent", "charge"));
        Optional<String> intent = call.parameters().text("payment_intent");
        Optional<String> charge = call.parameters().text("charge");
        Predicate<ObjectNode> wanted = refund ->
                charge.map(id -> id.equals(Json.text(refund, "charge"))).orElse(true);
        Optional<String> owner = intent.or(() ->
                charge.flatMap(id -> view.find(Kind.CHARGE, id)).map(found -> Json.text(found, "payment_intent")));
        return owner.map(id -> Lists.ofOwned(view, call, Kind.REFUND, "/v1/refunds", id, wanted))
                .orElseGet(() -> Lists.of(view, call, Kind.REFUND, "/v1/refunds", wanted));
    }

    public Answer update(Transaction tx, Call call) {
        Parameters parameters = call.parameters().only("metadata");
        ObjectNode refund = find(tx, call.id());
        refund.set("metadata", parameters.mergeMetadata((ObjectNode) refund.get("metadata")));
        tx.put(Kind.REFUND, call.id(), refund);
        events.emit(tx, "refund.updated", refund, call.origin());
        return Answer.ok(refund);
    }

    public Answer cancel(Transaction tx, Call call) {
        call.parameters().only();
        ObjectNode refund = find(tx, call.id());
        if (!Json.text(refund, "status").equals("pending")) {
            throw ApiError.refused(
                    "",
                    "Refund %s cannot be canceled because it has a status of %s."
                            .formatted(call.id(), Json.text(refund, "status")));
        }
        change(tx, refund.put("status", "canceled"));
        events.emit(tx, "refund.updated", refund, call.origin());
        return Answer.ok(refund);
    }

    private void succeed(Transaction tx, String id) {
        tx.find(Kind.REFUND, id)
                .filter(refund -> Json.text(refund, "status").equals("pending"))
                .ifPresent(refund -> {
                    change(tx, refund.put("status", "succeeded"));
                    events.emit(tx, "refund.updated", refund, Events.noRequest());
                });
    }

    private void fail(Transaction tx, String id) {
        tx.find(Kind.REFUND, id)
                .filter(refund -> Json.text(refund, "status").equals("succeeded"))
                .ifPresent(refund -> {
                    change(tx, refund.put("status", "failed").put("failure_reason", "expired_or_canceled_card"));
                    events.emit(tx, "refund.failed", refund, Events.noRequest());
                    events.emit(tx, "refund.updated", refund, Events.noRequest());
                });
    }

    private static void change(Transaction tx, ObjectNode refund) {
        tx.put(Kind.REFUND, Json.text(refund, "id"), refund);
        tx.find(Kind.CHARGE, Json.text(refund, "charge")).ifPresent(charge -> refreshTotals(tx, charge));
    }

    private static ObjectNode find(View view, String id) {
        return view.find(Kind.REFUND, id).orElseThrow(() -> ApiError.notFound("refund", id, "id"));
    }
}
