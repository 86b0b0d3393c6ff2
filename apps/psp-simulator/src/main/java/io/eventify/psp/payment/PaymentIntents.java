package io.eventify.psp.payment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.http.Answer;
import io.eventify.psp.http.ApiError;
import io.eventify.psp.http.Call;
import io.eventify.psp.http.Credentials.Caller;
import io.eventify.psp.http.Lists;
import io.eventify.psp.http.Parameters;
import io.eventify.psp.ledger.Ids;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.Transaction;
import io.eventify.psp.ledger.View;
import io.eventify.psp.webhook.Events;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The calls on PaymentIntents.
 *
 * @see <a href="https://docs.stripe.com/api/payment_intents">Stripe: PaymentIntents</a>
 */
public final class PaymentIntents {
    private static final int SECRET_CHARS = 24;
    private static final Set<String> AMOUNT_OPEN =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");
    private static final Set<String> CANCELABLE = Set.of(
            "requires_payment_method", "requires_capture", "requires_confirmation", "requires_action", "processing");
    private static final String[] SHOPPER_HIDDEN = {
        "latest_charge", "metadata", "transfer_data", "transfer_group", "application", "review", "on_behalf_of"
    };

    private final Clock clock;
    private final PaymentMethods methods;
    private final Confirmation confirmation;
    private final Events events;

    public PaymentIntents(Clock clock, PaymentMethods methods, Confirmation confirmation, Events events) {
        this.clock = clock;
        this.methods = methods;
        this.confirmation = confirmation;
        this.events = events;
    }

    public Answer create(Transaction tx, Call call) {
        Parameters parameters = call.parameters()
                .only(
                        "amount",
                        "currency",
                        "automatic_payment_methods",
                        "capture_method",
                        "confirm",
                        "confirmation_method",
                        "customer",
                        "description",
                        "error_on_requires_action",
                        "metadata",
                        "off_session",
                        "payment_method",
                        "payment_method_options",
                        "payment_method_types",
                        "receipt_email",
                        "return_url",
                        "setup_future_usage",
                        "shipping",
                        "statement_descriptor",
                        "statement_descriptor_suffix",
                        "transfer_group",
                        "use_stripe_sdk");
        long amount = parameters.requiredInteger("amount");
        String currency = Currencies.read(parameters);
        boolean confirm = parameters.flag("confirm").orElse(false);
        refuseWithoutConfirm(
                parameters, confirm, "off_session", "error_on_requires_action", "return_url", "use_stripe_sdk");
        ObjectNode intent = build(Currencies.chargeable(amount, currency), currency, parameters);
        applyDetails(tx, intent, parameters);
        intent.put(
                "status",
                Json.text(intent, "payment_method").isEmpty() ? "requires_payment_method" : "requires_confirmation");
        Confirmation.save(tx, intent);
        events.emit(tx, "payment_intent.created", intent, call.origin());
        return confirm ? confirm(tx, intent, parameters, call) : Answer.ok(intent);
    }

    private static void refuseWithoutConfirm(Parameters parameters, boolean confirm, String... names) {
        for (String name : names) {
            if (parameters.has(name) && !confirm) {
                throw ApiError.parameter(
                        "",
                        "The parameter `%s` cannot be passed when creating a PaymentIntent unless `confirm` is set to true."
                                .formatted(name),
                        name);
            }
        }
    }

    private ObjectNode build(long amount, String currency, Parameters parameters) {
        String id = Ids.of(Kind.PAYMENT_INTENT);
        String capture = parameters
                .oneOf("capture_method", "automatic", "automatic_async", "manual")
                .orElse("automatic_async");
        ObjectNode intent = Json.object()
                .put("id", id)
                .put("object", "payment_intent")
                .put("amount", amount)
                .put("amount_capturable", 0);
        intent.putObject("amount_details").putObject("tip");
        intent.put("amount_received", 0)
                .putNull("application")
                .putNull("application_fee_amount")
                .putNull("automatic_payment_methods")
                .putNull("canceled_at")
                .putNull("cancellation_reason")
                .put("capture_method", capture)
                .put("client_secret", id + "_secret_" + Ids.random(SECRET_CHARS))
                .put(
                        "confirmation_method",
                        parameters
                                .oneOf("confirmation_method", "automatic", "manual")
                                .orElse("automatic"))
                .put("created", clock.instant().getEpochSecond())
                .put("currency", currency)
                .putNull("customer")
                .putNull("description")
                .putNull("last_payment_error")
                .putNull("latest_charge")
                .put("livemode", false)
                .putNull("next_action")
                .putNull("on_behalf_of")
                .putNull("payment_method")
                .putNull("payment_method_configuration_details")
                .putNull("processing")
                .putNull("receipt_email")
                .putNull("review")
                .putNull("setup_future_usage")
                .putNull("shipping")
                .putNull("source")
                .putNull("statement_descriptor")
                .putNull("statement_descriptor_suffix")
                .put("status", "requires_payment_method")
                .putNull("transfer_data")
                .putNull("transfer_group")
                .put("_authorised", 0);
        intent.putObject("metadata");
        intent.putObject("payment_method_options")
                .putObject("card")
                .putNull("installments")
                .putNull("mandate_options")
                .putNull("network")
                .put("request_three_d_secure", "automatic");
        methodTypes(intent, parameters, currency, capture.equals("manual"));
        return intent;
    }

    private static void methodTypes(ObjectNode intent, Parameters parameters, String currency, boolean manual) {
        List<String> types = parameters.texts("payment_method_types");
        Parameters automatic = parameters.hash("automatic_payment_methods").only("allow_redirects", "enabled");
        if (parameters.has("automatic_payment_methods")
                && automatic.flag("enabled").isEmpty()) {
            throw automatic.missing("enabled");
        }
        boolean enabled = automatic.flag("enabled").orElse(types.isEmpty());
        if (enabled && !types.isEmpty()) {
            throw ApiError.parameter(
                    "",
                    "You may only specify one of these parameters: automatic_payment_methods, payment_method_types.",
                    "payment_method_types");
        }
        String redirects = automatic.oneOf("allow_redirects", "always", "never").orElse("always");
        ArrayNode allowed = intent.putArray("payment_method_types");
        if (enabled) {
            intent.putObject("automatic_payment_methods")
                    .put("allow_redirects", redirects)
                    .put("enabled", true);
            allowed.add("card");
        }
        if (enabled && currency.equals("usd") && !manual) {
            allowed.add("us_bank_account");
        }
        for (String type : types) {
            checkType(type, currency, manual);
            allowed.add(type);
        }
        if (allowed.isEmpty()) {
            allowed.add("card");
        }
    }

    private static void checkType(String type, String currency, boolean manual) {
        boolean isDebit = type.equals("us_bank_account");
        if (!isDebit && !type.equals("card")) {
            throw ApiError.parameter(
                    "payment_intent_invalid_parameter",
                    "The payment method type \"%s\" is invalid.".formatted(type),
                    "payment_method_types");
        }
        if (isDebit && (manual || !currency.equals("usd"))) {
            throw ApiError.parameter(
                    "payment_intent_invalid_parameter",
                    "us_bank_account needs the currency usd and automatic capture.",
                    "payment_method_types");
        }
    }

    /** Fields that creation, update and confirmation set in the same way. */
    private void applyDetails(Transaction tx, ObjectNode intent, Parameters parameters) {
        intent.set("metadata", parameters.mergeMetadata((ObjectNode) intent.get("metadata")));
        for (String field : new String[] {
            "customer",
            "description",
            "receipt_email",
            "statement_descriptor",
            "statement_descriptor_suffix",
            "transfer_group"
        }) {
            parameters.textOrUnset(field).ifPresent(text -> intent.put(field, text.isEmpty() ? null : text));
        }
        checkEmail(parameters);
        parameters
                .oneOf("setup_future_usage", "off_session", "on_session")
                .ifPresent(usage -> intent.put("setup_future_usage", usage));
        parameters.text("return_url").ifPresent(url -> intent.put("_return_url", checkUrl(url)));
        applyShipping(intent, parameters);
        applyOptions(intent, parameters);
        parameters
                .text("payment_method")
                .ifPresent(id -> intent.put("payment_method", Json.text(methods.resolve(tx, id), "id")));
    }

    private static void checkEmail(Parameters parameters) {
        Optional<String> email = parameters.textOrUnset("receipt_email").filter(text -> !text.isEmpty());
        if (email.isPresent() && !email.get().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw ApiError.parameter("email_invalid", "Invalid email address: " + email.get(), "receipt_email");
        }
    }

    private static String checkUrl(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getScheme() != null
                    && (uri.getHost() != null || !uri.getScheme().startsWith("http"))) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw ApiError.parameter("url_invalid", "Not a valid URL", "return_url");
        }
        throw ApiError.parameter("url_invalid", "Not a valid URL", "return_url");
    }

    private static void applyShipping(ObjectNode intent, Parameters parameters) {
        if (!parameters.has("shipping")) {
            return;
        }
        Parameters shipping =
                parameters.hash("shipping").only("address", "carrier", "name", "phone", "tracking_number");
        ObjectNode kept = intent.putObject("shipping");
        for (String field : new String[] {"carrier", "name", "phone", "tracking_number"}) {
            kept.put(field, shipping.text(field).orElse(null));
        }
        ObjectNode address = kept.putObject("address");
        shipping.hash("address")
                .only("city", "country", "line1", "line2", "postal_code", "state")
                .entries()
                .forEach(address::put);
    }

    private static void applyOptions(ObjectNode intent, Parameters parameters) {
        Parameters card = parameters
                .hash("payment_method_options")
                .only("card")
                .hash("card")
                .only("request_three_d_secure");
        card.oneOf("request_three_d_secure", "any", "automatic", "challenge").ifPresent(wish -> ((ObjectNode)
                        intent.get("payment_method_options").get("card"))
                .put("request_three_d_secure", wish));
    }

    public Answer retrieve(View view, Call call) {
        call.parameters().only("client_secret");
        ObjectNode intent = find(view, call.id());
        return shown(Answer.ok(intent), authorise(intent, call));
    }

    public Answer list(View view, Call call) {
        call.parameters().only(Lists.parameters("customer"));
        Optional<String> customer = call.parameters().text("customer");
        return Lists.of(view, call, Kind.PAYMENT_INTENT, "/v1/payment_intents", intent -> customer.map(
                        id -> id.equals(Json.text(intent, "customer")))
                .orElse(true));
    }

    public Answer update(Transaction tx, Call call) {
        Parameters parameters = call.parameters()
                .only(
                        "amount",
                        "currency",
                        "customer",
                        "description",
                        "metadata",
                        "payment_method",
                        "payment_method_options",
                        "receipt_email",
                        "setup_future_usage",
                        "shipping",
                        "statement_descriptor",
                        "statement_descriptor_suffix",
                        "transfer_group");
        ObjectNode intent = find(tx, call.id());
        String status = Json.text(intent, "status");
        for (String frozen : new String[] {"amount", "currency", "payment_method", "payment_method_options"}) {
            if (parameters.has(frozen) && !AMOUNT_OPEN.contains(status)) {
                throw ApiError.refused(
                                "payment_intent_unexpected_state",
                                ("This PaymentIntent's %s could not be updated because it has a status of %s. You may"
                                                + " only update the %s of a PaymentIntent with one of the following statuses: requires_payment_method, requires_confirmation,"
                                                + " requires_action.")
                                        .formatted(frozen, status, frozen))
                        .about("payment_intent", intent);
            }
        }
        String currency = parameters.has("currency") ? Currencies.read(parameters) : Json.text(intent, "currency");
        long amount = parameters.integer("amount").orElse(intent.path("amount").longValue());
        intent.put("currency", currency).put("amount", Currencies.chargeable(amount, currency));
        applyDetails(tx, intent, parameters);
        if (parameters.has("payment_method")) {
            intent.put("status", "requires_confirmation").putNull("next_action");
        }
        Confirmation.save(tx, intent);
        return Answer.ok(intent);
    }

    public Answer confirm(Transaction tx, Call call) {
        Parameters parameters = call.parameters()
                .only(
                        "client_secret",
                        "error_on_requires_action",
                        "off_session",
                        "payment_method",
                        "payment_method_options",
                        "receipt_email",
                        "return_url",
                        "setup_future_usage",
                        "shipping",
                        "use_stripe_sdk");
        ObjectNode intent = find(tx, call.id());
        Caller caller = authorise(intent, call);
        if (caller == Caller.SHOPPER && Json.text(intent, "confirmation_method").equals("manual")) {
            throw ApiError.refused(
                            "payment_intent_unexpected_state",
                            "A PaymentIntent with confirmation_method=manual can only be confirmed with a secret key.")
                    .about("payment_intent", intent);
        }
        if (AMOUNT_OPEN.contains(Json.text(intent, "status"))) {
            applyDetails(tx, intent, parameters);
        }
        return shown(confirm(tx, intent, parameters, call), caller);
    }

    private Answer confirm(Transaction tx, ObjectNode intent, Parameters parameters, Call call) {
        boolean offSession = parameters.flag("off_session").orElse(false)
                || parameters.flag("error_on_requires_action").orElse(false);
        boolean useStripeSdk = parameters.flag("use_stripe_sdk").orElse(false);
        return confirmation.confirm(
                tx, intent, new Confirmation.Circumstances(offSession, useStripeSdk, call.origin()));
    }

    public Answer capture(Transaction tx, Call call) {
        Parameters parameters = call.parameters()
                .only(
                        "amount_to_capture",
                        "final_capture",
                        "metadata",
                        "statement_descriptor",
                        "statement_descriptor_suffix");
        ObjectNode intent = find(tx, call.id());
        String status = Json.text(intent, "status");
        if (!status.equals("requires_capture")) {
            throw ApiError.refused(
                            "payment_intent_unexpected_state",
                            ("This PaymentIntent could not be captured because it has a status of %s. Only a"
                                            + " PaymentIntent with one of the following statuses may be captured: requires_capture.")
                                    .formatted(status))
                    .about("payment_intent", intent);
        }
        if (!parameters.flag("final_capture").orElse(true)) {
            throw ApiError.parameter("", "Multicapture is not available for this PaymentIntent.", "final_capture");
        }
        long capturable = intent.path("amount_capturable").longValue();
        long amount = Currencies.wholeUnits(
                parameters
                        .integerBetween("amount_to_capture", 1, Long.MAX_VALUE)
                        .orElse(capturable),
                Json.text(intent, "currency"),
                "amount_to_capture");
        if (amount > capturable) {
            throw ApiError.refused(
                            "amount_too_large",
                            "The remaining amount that can be captured on this PaymentIntent is %d %s; %d cannot be captured."
                                    .formatted(capturable, Json.text(intent, "currency"), amount))
                    .withParam("amount_to_capture")
                    .about("payment_intent", intent);
        }
        applyDetails(tx, intent, parameters);
        return capture(tx, intent, amount, call);
    }

    private Answer capture(Transaction tx, ObjectNode intent, long amount, Call call) {
        ObjectNode charge = Charges.latest(tx, intent);
        long released = charge.path("amount").longValue() - amount;
        charge.put("captured", true).put("amount_captured", amount).put("amount_refunded", released);
        tx.put(Kind.CHARGE, Json.text(charge, "id"), charge);
        intent.put("status", "succeeded").put("amount_capturable", 0).put("amount_received", amount);
        Confirmation.save(tx, intent);
        events.emit(tx, "charge.captured", charge, call.origin());
        events.emit(tx, "payment_intent.succeeded", intent, call.origin());
        return Answer.ok(intent);
    }

    public Answer cancel(Transaction tx, Call call) {
        Parameters parameters = call.parameters().only("cancellation_reason");
        Optional<String> reason = parameters.oneOf(
                "cancellation_reason", "duplicate", "fraudulent", "requested_by_customer", "abandoned");
        ObjectNode intent = find(tx, call.id());
        String status = Json.text(intent, "status");
        if (!CANCELABLE.contains(status)) {
            throw ApiError.refused(
                            "payment_intent_unexpected_state",
                            ("You cannot cancel this PaymentIntent because it has a status of %s. Only a PaymentIntent"
                                            + " with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action,"
                                            + " processing.")
                                    .formatted(status))
                    .about("payment_intent", intent);
        }
        cancel(tx, intent, reason, call.origin());
        return Answer.ok(intent);
    }

    /** Ends an authorisation as the bank does when it was not captured in time (after seven days at Stripe). */
    public ObjectNode expire(Transaction tx, String id) {
        ObjectNode intent = find(tx, id);
        if (!Json.text(intent, "status").equals("requires_capture")) {
            throw ApiError.refused("payment_intent_unexpected_state", "Only an authorised PaymentIntent expires.")
                    .about("payment_intent", intent);
        }
        cancel(tx, intent, Optional.of("automatic"), Events.noRequest());
        return intent;
    }

    private void cancel(Transaction tx, ObjectNode intent, Optional<String> reason, ObjectNode origin) {
        if (Json.text(intent, "status").equals("requires_capture")) {
            ObjectNode charge = Charges.latest(tx, intent);
            charge.put("refunded", true)
                    .put("amount_refunded", charge.path("amount").longValue());
            tx.put(Kind.CHARGE, Json.text(charge, "id"), charge);
            events.emit(tx, "charge.refunded", charge, origin);
        }
        intent.put("status", "canceled")
                .put("canceled_at", clock.instant().getEpochSecond())
                .put("cancellation_reason", reason.orElse(null))
                .put("amount_capturable", 0)
                .putNull("next_action");
        Confirmation.save(tx, intent);
        events.emit(tx, "payment_intent.canceled", intent, origin);
    }

    /** A shopper's browser has to know the client secret of exactly this PaymentIntent. */
    private static Caller authorise(ObjectNode intent, Call call) {
        Optional<String> secret = call.parameters().text("client_secret");
        boolean matches =
                secret.map(Json.text(intent, "client_secret")::equals).orElse(call.caller() == Caller.MERCHANT);
        if (!matches) {
            throw secret.isEmpty()
                    ? call.parameters().missing("client_secret")
                    : ApiError.parameter(
                            "payment_intent_invalid_parameter",
                            "The client_secret provided does not match any associated PaymentIntent on this account.",
                            "client_secret");
        }
        return call.caller();
    }

    private static Answer shown(Answer answer, Caller caller) {
        if (caller == Caller.SHOPPER) {
            answer.body().remove(List.of(SHOPPER_HIDDEN));
            if (answer.body().path("error").path("payment_intent") instanceof ObjectNode intent) {
                intent.remove(List.of(SHOPPER_HIDDEN));
            }
        }
        return answer;
    }

    private static ObjectNode find(View view, String id) {
        return view.find(Kind.PAYMENT_INTENT, id).orElseThrow(() -> ApiError.notFound("payment_intent", id, "intent"));
    }
}
