package io.eventify.psp.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.http.Answer;
import io.eventify.psp.http.ApiError;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.Transaction;
import io.eventify.psp.webhook.Events;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What happens when a PaymentIntent is confirmed: authentication, the charge, its decline.
 *
 * @see <a href="https://docs.stripe.com/payments/paymentintents/lifecycle">Stripe: how PaymentIntents work</a>
 */
public final class Confirmation {
    private static final Set<String> CONFIRMABLE =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");

    /**
     * Circumstances of one confirmation.
     *
     * @param offSession  nobody is there to authenticate: a card that asks for it is declined
     * @param useStripeSdk the client handles {@code next_action} itself instead of being redirected
     */
    record Circumstances(boolean offSession, boolean useStripeSdk, ObjectNode origin) {}

    private final Charges charges;
    private final Events events;
    private final Settlements settlements;
    private final String publicUrl;

    public Confirmation(Charges charges, Events events, Settlements settlements, String publicUrl) {
        this.charges = charges;
        this.events = events;
        this.settlements = settlements;
        this.publicUrl = publicUrl;
        settlements.on(Settlements.What.DEBIT_SUCCEEDS, this::debitSucceeded);
        settlements.on(Settlements.What.DEBIT_FAILS, this::debitFailed);
    }

    Answer confirm(Transaction tx, ObjectNode intent, Circumstances circumstances) {
        checkState(intent);
        checkReturnUrl(intent);
        TestCard card = PaymentMethods.card(tx, Json.text(intent, "payment_method"));
        checkMethodType(intent, card);
        intent.putNull("next_action").putNull("last_payment_error");
        if (card.needsAuthentication() && circumstances.offSession()) {
            return decline(tx, intent, card, TestCard.Decline.AUTHENTICATION, circumstances.origin());
        }
        if (card.needsAuthentication()) {
            return challenge(tx, intent, circumstances);
        }
        return charge(tx, intent, card, false, circumstances.origin());
    }

    private static void checkState(ObjectNode intent) {
        String status = Json.text(intent, "status");
        if (!CONFIRMABLE.contains(status)) {
            throw ApiError.refused(
                            "payment_intent_unexpected_state",
                            status.equals("succeeded")
                                    ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
                                    : "You cannot confirm this PaymentIntent because it has a status of %s."
                                            .formatted(status))
                    .about("payment_intent", intent);
        }
        if (Json.text(intent, "payment_method").isEmpty()) {
            throw ApiError.refused(
                            "payment_intent_unexpected_state",
                            "You cannot confirm this PaymentIntent because it's missing a payment method."
                                    + " You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment"
                                    + " method or ConfirmationToken.")
                    .about("payment_intent", intent);
        }
    }

    private static void checkReturnUrl(ObjectNode intent) {
        boolean mayRedirect = Json.text(intent.path("automatic_payment_methods"), "allow_redirects")
                .equals("always");
        if (mayRedirect && Json.text(intent, "_return_url").isEmpty()) {
            throw ApiError.refused(
                            "",
                            "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment"
                                    + " methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based"
                                    + " payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when"
                                    + " creating Setup Intents and Payment Intents.")
                    .about("payment_intent", intent);
        }
    }

    private static void checkMethodType(ObjectNode intent, TestCard card) {
        boolean allowed = intent.path("payment_method_types").valueStream().anyMatch(type -> type.textValue()
                .equals(card.type()));
        if (!allowed) {
            throw ApiError.refused(
                            "payment_intent_incompatible_payment_method",
                            "The PaymentMethod provided (%s) is not allowed for this PaymentIntent."
                                    .formatted(card.type()))
                    .withParam("payment_method")
                    .about("payment_intent", intent);
        }
    }

    private Answer challenge(Transaction tx, ObjectNode intent, Circumstances circumstances) {
        String page = "%s/simulator/3ds/%s?client_secret=%s"
                .formatted(
                        publicUrl,
                        Json.text(intent, "id"),
                        URLEncoder.encode(Json.text(intent, "client_secret"), StandardCharsets.UTF_8));
        ObjectNode action = intent.put("status", "requires_action").putObject("next_action");
        String returnUrl = Json.text(intent, "_return_url");
        if (returnUrl.isEmpty() || circumstances.useStripeSdk()) {
            action.put("type", "use_stripe_sdk")
                    .putObject("use_stripe_sdk")
                    .put("type", "three_d_secure_redirect")
                    .put("stripe_js", page);
        } else {
            action.put("type", "redirect_to_url")
                    .putObject("redirect_to_url")
                    .put("return_url", returnUrl)
                    .put("url", page);
        }
        save(tx, intent);
        events.emit(tx, "payment_intent.requires_action", intent, circumstances.origin());
        return Answer.ok(intent);
    }

    /** The shopper's bank approved the authentication: the card is charged now. */
    public ObjectNode authenticated(Transaction tx, ObjectNode intent) {
        intent.putNull("next_action");
        charge(tx, intent, PaymentMethods.card(tx, Json.text(intent, "payment_method")), true, Events.noRequest());
        return intent;
    }

    /** The shopper gave up or was refused: no charge is made, another payment method may be tried. */
    public ObjectNode authenticationFailed(Transaction tx, ObjectNode intent) {
        ObjectNode error = ApiError.body(
                "invalid_request_error",
                "payment_intent_authentication_failure",
                "We are unable to authenticate your payment"
                        + " method. Please choose a different payment method and try again.");
        fail(tx, intent, error, Events.noRequest());
        return intent;
    }

    private Answer charge(Transaction tx, ObjectNode intent, TestCard card, boolean authenticated, ObjectNode origin) {
        if (card.debit() != TestCard.Debit.NONE) {
            return debit(tx, intent, card, origin);
        }
        if (card.declineOnCharge().isPresent()) {
            return decline(tx, intent, card, card.declineOnCharge().get(), origin);
        }
        boolean manual = Json.text(intent, "capture_method").equals("manual");
        ObjectNode charge = charges.succeeded(intent, card, !manual, authenticated);
        tx.put(Kind.CHARGE, Json.text(charge, "id"), charge);
        long amount = intent.path("amount").longValue();
        intent.put("latest_charge", Json.text(charge, "id"))
                .put("status", manual ? "requires_capture" : "succeeded")
                .put("amount_capturable", manual ? amount : 0)
                .put("amount_received", manual ? 0 : amount)
                .put("_authorised", amount);
        save(tx, intent);
        events.emit(tx, "charge.succeeded", charge, origin);
        events.emit(
                tx, manual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", intent, origin);
        return Answer.ok(intent);
    }

    private Answer decline(
            Transaction tx, ObjectNode intent, TestCard card, TestCard.Decline decline, ObjectNode origin) {
        ObjectNode charge = charges.failed(intent, card, decline);
        tx.put(Kind.CHARGE, Json.text(charge, "id"), charge);
        events.emit(tx, "charge.failed", charge, origin);
        intent.put("latest_charge", Json.text(charge, "id"));
        ObjectNode error = fail(tx, intent, decline.error().put("charge", Json.text(charge, "id")), origin);
        error.set("payment_intent", Json.visible(intent));
        return Answer.error(402, error);
    }

    /** Leaves the trace of a failed attempt on the PaymentIntent and opens it for another one. */
    private ObjectNode fail(Transaction tx, ObjectNode intent, ObjectNode error, ObjectNode origin) {
        tx.find(Kind.PAYMENT_METHOD, Json.text(intent, "payment_method"))
                .ifPresent(method -> error.set("payment_method", Json.visible(method)));
        intent.put("status", "requires_payment_method")
                .putNull("payment_method")
                .putNull("next_action")
                .set("last_payment_error", error.deepCopy());
        save(tx, intent);
        events.emit(tx, "payment_intent.payment_failed", intent, origin);
        return error;
    }

    private Answer debit(Transaction tx, ObjectNode intent, TestCard card, ObjectNode origin) {
        ObjectNode charge = charges.pending(intent, card);
        tx.put(Kind.CHARGE, Json.text(charge, "id"), charge);
        intent.put("status", "processing").put("latest_charge", Json.text(charge, "id"));
        save(tx, intent);
        events.emit(tx, "payment_intent.processing", intent, origin);
        switch (card.debit()) {
            case SUCCEEDS_LATER -> settlements.later(tx, Settlements.What.DEBIT_SUCCEEDS, Json.text(intent, "id"));
            case FAILS_LATER -> settlements.later(tx, Settlements.What.DEBIT_FAILS, Json.text(intent, "id"));
            case NEVER_ENDS, NONE -> {}
        }
        return Answer.ok(intent);
    }

    private void debitSucceeded(Transaction tx, String id) {
        tx.find(Kind.PAYMENT_INTENT, id)
                .filter(intent -> Json.text(intent, "status").equals("processing"))
                .ifPresent(intent -> {
                    long amount = intent.path("amount").longValue();
                    ObjectNode charge = Charges.latest(tx, intent)
                            .put("status", "succeeded")
                            .put("paid", true)
                            .put("captured", true)
                            .put("amount_captured", amount);
                    tx.put(Kind.CHARGE, Json.text(charge, "id"), charge);
                    save(
                            tx,
                            intent.put("status", "succeeded")
                                    .put("amount_received", amount)
                                    .put("_authorised", amount));
                    events.emit(tx, "charge.succeeded", charge, Events.noRequest());
                    events.emit(tx, "payment_intent.succeeded", intent, Events.noRequest());
                });
    }

    private void debitFailed(Transaction tx, String id) {
        tx.find(Kind.PAYMENT_INTENT, id)
                .filter(intent -> Json.text(intent, "status").equals("processing"))
                .ifPresent(intent -> {
                    ObjectNode charge =
                            Charges.markFailed(Charges.latest(tx, intent), TestCard.Decline.INSUFFICIENT_FUNDS);
                    tx.put(Kind.CHARGE, Json.text(charge, "id"), charge);
                    events.emit(tx, "charge.failed", charge, Events.noRequest());
                    fail(
                            tx,
                            intent,
                            TestCard.Decline.INSUFFICIENT_FUNDS.error().put("charge", Json.text(charge, "id")),
                            Events.noRequest());
                });
    }

    static void save(Transaction tx, ObjectNode intent) {
        tx.put(Kind.PAYMENT_INTENT, Json.text(intent, "id"), intent);
    }
}
