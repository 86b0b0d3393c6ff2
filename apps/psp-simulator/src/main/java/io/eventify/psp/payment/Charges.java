package io.eventify.psp.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.http.Answer;
import io.eventify.psp.http.ApiError;
import io.eventify.psp.http.Call;
import io.eventify.psp.http.Lists;
import io.eventify.psp.ledger.Ids;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.Transaction;
import io.eventify.psp.ledger.View;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Charges: one for every attempt to move money, made by confirming a PaymentIntent. */
public final class Charges {
    private static final Duration AUTHORISATION_LASTS = Duration.ofDays(7);

    private final Clock clock;

    public Charges(Clock clock) {
        this.clock = clock;
    }

    public Answer retrieve(View view, Call call) {
        call.parameters().only();
        return Answer.ok(
                view.find(Kind.CHARGE, call.id()).orElseThrow(() -> ApiError.notFound("charge", call.id(), "id")));
    }

    public Answer list(View view, Call call) {
        call.parameters().only(Lists.parameters("payment_intent"));
        Optional<String> intent = call.parameters().text("payment_intent");
        return intent.map(id -> Lists.ofOwned(view, call, Kind.CHARGE, "/v1/charges", id, charge -> true))
                .orElseGet(() -> Lists.of(view, call, Kind.CHARGE, "/v1/charges", charge -> true));
    }

    ObjectNode succeeded(ObjectNode intent, TestCard card, boolean captured, boolean authenticated) {
        ObjectNode charge = build(intent, card)
                .put("status", "succeeded")
                .put("paid", true)
                .put("captured", captured)
                .put("amount_captured", captured ? intent.path("amount").longValue() : 0)
                .put("receipt_url", "https://pay.stripe.com/receipts/test");
        charge.putObject("outcome")
                .put("network_status", "approved_by_network")
                .putNull("reason")
                .put("risk_level", "normal")
                .put("risk_score", 1)
                .put("seller_message", "Payment complete.")
                .put("type", "authorized");
        if (authenticated && charge.path("payment_method_details").path("card") instanceof ObjectNode details) {
            details.putObject("three_d_secure")
                    .put("authentication_flow", "challenge")
                    .put("result", "authenticated")
                    .put("version", "2.2.0");
        }
        if (!captured && charge.path("payment_method_details").path("card") instanceof ObjectNode details) {
            details.put(
                    "capture_before", clock.instant().plus(AUTHORISATION_LASTS).getEpochSecond());
        }
        return charge;
    }

    ObjectNode pending(ObjectNode intent, TestCard card) {
        return build(intent, card).put("status", "pending");
    }

    ObjectNode failed(ObjectNode intent, TestCard card, TestCard.Decline decline) {
        return markFailed(build(intent, card), decline);
    }

    static ObjectNode markFailed(ObjectNode charge, TestCard.Decline decline) {
        charge.put("status", "failed")
                .put("paid", false)
                .put("captured", false)
                .put("failure_code", decline.code())
                .put("failure_message", decline.message());
        charge.putObject("outcome")
                .put("network_status", "declined_by_network")
                .put("reason", decline.declineCode())
                .put("risk_level", "normal")
                .put("seller_message", "The bank did not return any further details with this decline.")
                .put("type", "issuer_declined");
        return charge;
    }

    private ObjectNode build(ObjectNode intent, TestCard card) {
        ObjectNode charge = Json.object().put("id", Ids.of(Kind.CHARGE)).put("object", "charge");
        charge.set("amount", intent.get("amount"));
        charge.put("amount_captured", 0)
                .put("amount_refunded", 0)
                .putNull("application")
                .putNull("application_fee")
                .putNull("application_fee_amount")
                .putNull("balance_transaction")
                .put("calculated_statement_descriptor", "EVENTIFY")
                .put("captured", false)
                .put("created", clock.instant().getEpochSecond());
        charge.putObject("billing_details")
                .putNull("address")
                .putNull("email")
                .putNull("name")
                .putNull("phone");
        for (String copied : new String[] {
            "currency",
            "customer",
            "description",
            "metadata",
            "payment_method",
            "receipt_email",
            "shipping",
            "statement_descriptor",
            "statement_descriptor_suffix",
            "transfer_group"
        }) {
            charge.set(copied, intent.path(copied).deepCopy());
        }
        charge.put("disputed", false)
                .putNull("failure_balance_transaction")
                .putNull("failure_code")
                .putNull("failure_message")
                .put("livemode", false)
                .putNull("outcome")
                .put("paid", false)
                .put("payment_intent", Json.text(intent, "id"))
                .putNull("receipt_number")
                .putNull("receipt_url")
                .put("refunded", false)
                .putNull("review")
                .put("status", "pending");
        charge.putObject("fraud_details");
        charge.putObject("payment_method_details")
                .put("type", card.type())
                .set(card.type(), PaymentMethods.details(card));
        return charge;
    }

    /** The charge of a PaymentIntent's latest attempt. */
    static ObjectNode latest(Transaction tx, ObjectNode intent) {
        String id = Json.text(intent, "latest_charge");
        return tx.find(Kind.CHARGE, id).orElseThrow(() -> new IllegalStateException("lost charge " + id));
    }
}
