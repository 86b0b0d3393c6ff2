package io.eventify.psp.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.http.Answer;
import io.eventify.psp.http.ApiError;
import io.eventify.psp.http.Call;
import io.eventify.psp.http.Parameters;
import io.eventify.psp.ledger.Ids;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.Transaction;
import io.eventify.psp.ledger.View;
import java.time.Clock;
import java.util.Optional;

/** Payment methods made from Stripe's test cards. */
public final class PaymentMethods {
    private static final String CARD = "_card";

    private final Clock clock;

    public PaymentMethods(Clock clock) {
        this.clock = clock;
    }

    public Answer create(Transaction tx, Call call) {
        Parameters parameters = call.parameters().only("type", "card", "billing_details", "metadata");
        if (parameters.text("type").isEmpty()) {
            throw parameters.missing("type");
        }
        parameters.oneOf("type", "card");
        TestCard card = cardOf(parameters);
        ObjectNode method = build(card);
        method.set("metadata", parameters.mergeMetadata(Json.object()));
        billingDetails(method, parameters);
        tx.put(Kind.PAYMENT_METHOD, Json.text(method, "id"), method);
        return Answer.ok(method);
    }

    public Answer retrieve(View view, Call call) {
        call.parameters().only();
        Optional<ObjectNode> known = view.find(Kind.PAYMENT_METHOD, call.id());
        return Answer.ok(known.orElseThrow(() -> ApiError.notFound("PaymentMethod", call.id(), "payment_method")));
    }

    private static TestCard cardOf(Parameters parameters) {
        Parameters card = parameters.hash("card").only("token", "number", "exp_month", "exp_year", "cvc");
        if (card.has("token")) {
            String token = card.requiredText("token");
            return TestCard.ofToken(token).orElseThrow(() -> ApiError.missingReference("token", token, "card[token]"));
        }
        String number = card.requiredText("number").replace(" ", "");
        if (card.integerBetween("exp_month", 1, 12).isEmpty()) {
            throw card.missing("exp_month");
        }
        if (card.integer("exp_year").isEmpty()) {
            throw card.missing("exp_year");
        }
        card.text("cvc");
        return TestCard.ofNumber(number)
                .orElseThrow(() -> ApiError.parameter("incorrect_number", "Your card number is incorrect.", "number"));
    }

    private static void billingDetails(ObjectNode method, Parameters parameters) {
        Parameters details = parameters.hash("billing_details").only("address", "email", "name", "phone");
        ObjectNode billing = method.putObject("billing_details");
        for (String field : new String[] {"email", "name", "phone"}) {
            billing.put(
                    field,
                    details.textOrUnset(field).filter(text -> !text.isEmpty()).orElse(null));
        }
        Parameters address = details.hash("address").only("city", "country", "line1", "line2", "postal_code", "state");
        ObjectNode place = billing.putObject("address");
        for (String field : new String[] {"city", "country", "line1", "line2", "postal_code", "state"}) {
            place.put(
                    field,
                    address.textOrUnset(field).filter(text -> !text.isEmpty()).orElse(null));
        }
    }

    private ObjectNode build(TestCard card) {
        ObjectNode method = Json.object()
                .put("id", Ids.of(Kind.PAYMENT_METHOD))
                .put("object", "payment_method")
                .put("allow_redisplay", "unspecified")
                .put("created", clock.instant().getEpochSecond())
                .putNull("customer")
                .put("livemode", false)
                .put("type", card.type())
                .put(CARD, card.name());
        method.putObject("metadata");
        method.putObject("billing_details")
                .putNull("email")
                .putNull("name")
                .putNull("phone")
                .putObject("address")
                .putNull("city")
                .putNull("country")
                .putNull("line1")
                .putNull("line2")
                .putNull("postal_code")
                .putNull("state");
        method.set(card.type(), details(card));
        return method;
    }

    /** The public part of a card or account, as payment methods and charges show it. */
    static ObjectNode details(TestCard card) {
        ObjectNode details = Json.object().put("last4", card.last4());
        if (!card.isCard()) {
            return details.put("account_holder_type", "individual")
                    .put("account_type", "checking")
                    .put("bank_name", "STRIPE TEST BANK");
        }
        details.put("brand", card.brand())
                .put("country", "US")
                .put("exp_month", 12)
                .put("exp_year", 2034)
                .put("fingerprint", "fp" + card.ordinal())
                .put("funding", card.name().endsWith("DEBIT") ? "debit" : "credit")
                .putNull("wallet");
        details.putObject("checks")
                .putNull("address_line1_check")
                .putNull("address_postal_code_check")
                .put("cvc_check", "pass");
        return details;
    }

    /** The payment method named in a request; a test name such as {@code pm_card_visa} makes a new one, as at Stripe. */
    ObjectNode resolve(Transaction tx, String id) {
        Optional<TestCard> test = TestCard.ofPaymentMethod(id);
        if (test.isEmpty()) {
            return tx.find(Kind.PAYMENT_METHOD, id)
                    .orElseThrow(() -> ApiError.missingReference("PaymentMethod", id, "payment_method"));
        }
        ObjectNode method = build(test.get());
        tx.put(Kind.PAYMENT_METHOD, Json.text(method, "id"), method);
        return method;
    }

    static TestCard card(View view, String id) {
        ObjectNode method = view.find(Kind.PAYMENT_METHOD, id)
                .orElseThrow(() -> new IllegalStateException("lost payment method " + id));
        return TestCard.valueOf(Json.text(method, CARD));
    }
}
