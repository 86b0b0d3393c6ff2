package io.eventify.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.ChargeListParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentUpdateParams;
import com.stripe.param.PaymentMethodCreateParams;
import io.eventify.psp.ledger.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentIntentsTest {
    @TempDir
    Path folder;

    private Stage stage;
    private StripeClient stripe;

    @BeforeEach
    void start() throws Exception {
        stage = new Stage(folder);
        stripe = stage.stripe();
    }

    @AfterEach
    void stop() throws Exception {
        stage.close();
    }

    @Test
    void the_simulator_speaks_the_version_the_client_library_is_pinned_to() {
        assertThat(PspSimulator.API_VERSION).isEqualTo(Stripe.API_VERSION);
    }

    @Test
    void a_card_is_authorised_then_captured() throws Exception {
        PaymentIntent created = stripe.v1()
                .paymentIntents()
                .create(Stage.payment(12_340, "tnd")
                        .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                        .putMetadata("order_id", "o-1")
                        .setReceiptEmail("a@example.org")
                        .build());
        assertThat(created.getStatus()).isEqualTo("requires_payment_method");
        assertThat(created.getClientSecret()).startsWith(created.getId() + "_secret_");
        assertThat(created.getMetadata()).containsEntry("order_id", "o-1");

        PaymentIntent authorised = stripe.v1()
                .paymentIntents()
                .confirm(
                        created.getId(),
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod("pm_card_visa")
                                .build());
        assertThat(authorised.getStatus()).isEqualTo("requires_capture");
        assertThat(authorised.getAmountCapturable()).isEqualTo(12_340);
        assertThat(authorised.getAmountReceived()).isZero();

        PaymentIntent captured = stripe.v1().paymentIntents().capture(created.getId());
        assertThat(captured.getStatus()).isEqualTo("succeeded");
        assertThat(captured.getAmountReceived()).isEqualTo(12_340);
        Charge charge = stripe.v1().charges().retrieve(captured.getLatestCharge());
        assertThat(charge.getCaptured()).isTrue();
        assertThat(charge.getPaymentMethodDetails().getCard().getBrand()).isEqualTo("visa");
        stage.shop.awaitTypes(
                "payment_intent.created",
                "charge.succeeded",
                "payment_intent.amount_capturable_updated",
                "charge.captured",
                "payment_intent.succeeded");
        assertThat(stage.shop.forged()).isEmpty();
    }

    @Test
    void a_part_is_captured_and_the_rest_released() throws Exception {
        PaymentIntent intent = stripe.v1()
                .paymentIntents()
                .create(Stage.authorisedBy("pm_card_mastercard").build());

        PaymentIntent captured = stripe.v1()
                .paymentIntents()
                .capture(
                        intent.getId(),
                        PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(2_000L)
                                .build());

        assertThat(captured.getAmountReceived()).isEqualTo(2_000);
        assertThat(captured.getAmountCapturable()).isZero();
        Charge charge = stripe.v1().charges().retrieve(captured.getLatestCharge());
        assertThat(charge.getAmountCaptured()).isEqualTo(2_000);
        assertThat(charge.getAmountRefunded()).isEqualTo(3_000);
    }

    @Test
    void more_than_authorised_cannot_be_captured() throws Exception {
        PaymentIntent intent = stripe.v1()
                .paymentIntents()
                .create(Stage.authorisedBy("pm_card_visa").build());

        InvalidRequestException refused = refused(() -> stripe.v1()
                .paymentIntents()
                .capture(
                        intent.getId(),
                        PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(5_001L)
                                .build()));

        assertThat(refused.getCode()).isEqualTo("amount_too_large");
        assertThat(refused.getParam()).isEqualTo("amount_to_capture");
    }

    @Test
    void a_second_capture_is_an_unexpected_state() throws Exception {
        PaymentIntent intent =
                stripe.v1().paymentIntents().create(Stage.paidBy("pm_card_visa").build());

        InvalidRequestException refused =
                refused(() -> stripe.v1().paymentIntents().capture(intent.getId()));

        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getCode()).isEqualTo("payment_intent_unexpected_state");
        assertThat(refused.getStripeError().getPaymentIntent().getStatus()).isEqualTo("succeeded");
    }

    @Test
    void an_authorisation_is_given_back_by_cancelling() throws Exception {
        PaymentIntent intent = stripe.v1()
                .paymentIntents()
                .create(Stage.authorisedBy("pm_card_visa").build());

        PaymentIntent canceled = stripe.v1()
                .paymentIntents()
                .cancel(
                        intent.getId(),
                        PaymentIntentCancelParams.builder()
                                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                                .build());

        assertThat(canceled.getStatus()).isEqualTo("canceled");
        assertThat(canceled.getCancellationReason()).isEqualTo("abandoned");
        assertThat(canceled.getAmountCapturable()).isZero();
        assertThat(refused(() -> stripe.v1().paymentIntents().cancel(intent.getId()))
                        .getCode())
                .isEqualTo("payment_intent_unexpected_state");
        stage.shop.awaitTypes("payment_intent.canceled", "charge.refunded");
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined,card_declined,generic_decline",
        "pm_card_visa_chargeDeclined,card_declined,generic_decline",
        "pm_card_chargeDeclinedInsufficientFunds,card_declined,insufficient_funds",
        "pm_card_visa_chargeDeclinedInsufficientFunds,card_declined,insufficient_funds",
        "pm_card_chargeDeclinedExpiredCard,expired_card,expired_card",
        "pm_card_chargeDeclinedIncorrectCvc,incorrect_cvc,incorrect_cvc",
        "pm_card_chargeDeclinedProcessingError,processing_error,processing_error",
    })
    void a_declined_card_leaves_its_trace_and_another_may_be_tried(String method, String code, String declineCode)
            throws Exception {
        CardException declined = catchThrowableOfType(
                CardException.class,
                () -> stripe.v1().paymentIntents().create(Stage.paidBy(method).build()));

        assertThat(declined.getStatusCode()).isEqualTo(402);
        assertThat(declined.getCode()).isEqualTo(code);
        assertThat(declined.getDeclineCode()).isEqualTo(declineCode);
        String id = declined.getStripeError().getPaymentIntent().getId();
        PaymentIntent open = stripe.v1().paymentIntents().retrieve(id);
        assertThat(open.getStatus()).isEqualTo("requires_payment_method");
        assertThat(open.getPaymentMethod()).isNull();
        assertThat(open.getLastPaymentError().getCode()).isEqualTo(code);
        assertThat(stripe.v1().charges().retrieve(open.getLatestCharge()).getStatus())
                .isEqualTo("failed");
        stage.shop.awaitTypes("payment_intent.payment_failed", "charge.failed");

        PaymentIntent paid = stripe.v1()
                .paymentIntents()
                .confirm(
                        id,
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod("pm_card_visa")
                                .build());
        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getLastPaymentError()).isNull();
        assertThat(stripe.v1()
                        .charges()
                        .list(ChargeListParams.builder().setPaymentIntent(id).build())
                        .getData())
                .hasSize(2);
    }

    @Test
    void a_shopper_authenticates_on_the_banks_page() throws Exception {
        PaymentIntent waiting = stripe.v1()
                .paymentIntents()
                .create(Stage.authorisedBy("pm_card_threeDSecure2Required")
                        .setReturnUrl("https://shop.example/back?o=1")
                        .build());
        assertThat(waiting.getStatus()).isEqualTo("requires_action");
        assertThat(waiting.getNextAction().getType()).isEqualTo("redirect_to_url");
        stage.shop.awaitTypes("payment_intent.requires_action");
        String page = waiting.getNextAction().getRedirectToUrl().getUrl();
        assertThat(stage.send(HttpRequest.newBuilder().GET().header("Accept-Language", "fr-FR,fr;q=0.9"), page, "")
                        .body())
                .contains("Confirmez-vous", "50.00 EUR");
        assertThat(stage.get(page + "&locale=ar", "").body()).contains("dir=\"rtl\"", "lang=\"ar\"");

        HttpResponse<String> back = stage.form(page.replace("?", "/complete?"), "", "");

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location").orElseThrow())
                .startsWith("https://shop.example/back?o=1&payment_intent=" + waiting.getId())
                .endsWith("redirect_status=succeeded");
        PaymentIntent authorised = stripe.v1().paymentIntents().retrieve(waiting.getId());
        assertThat(authorised.getStatus()).isEqualTo("requires_capture");
        assertThat(authorised.getNextAction()).isNull();
        assertThat(stripe.v1()
                        .charges()
                        .retrieve(authorised.getLatestCharge())
                        .getPaymentMethodDetails()
                        .getCard()
                        .getThreeDSecure()
                        .getResult())
                .isEqualTo("authenticated");
    }

    @Test
    void a_shopper_who_refuses_may_try_another_card() throws Exception {
        PaymentIntent waiting = stripe.v1()
                .paymentIntents()
                .create(Stage.paidBy("pm_card_authenticationRequired").build());
        assertThat(waiting.getNextAction().getType()).isEqualTo("use_stripe_sdk");
        ObjectNode shown = Stage.json(stage.get("/v1/payment_intents/" + waiting.getId(), Stage.SECRET_KEY));
        String page = shown.path("next_action")
                .path("use_stripe_sdk")
                .path("stripe_js")
                .textValue();

        assertThat(stage.form(page.replace("?", "/fail?"), "", "").body()).contains("id=\"refused\"");

        PaymentIntent open = stripe.v1().paymentIntents().retrieve(waiting.getId());
        assertThat(open.getStatus()).isEqualTo("requires_payment_method");
        assertThat(open.getLastPaymentError().getCode()).isEqualTo("payment_intent_authentication_failure");
        assertThat(stage.form(page.replace("?", "/complete?"), "", "").statusCode())
                .isEqualTo(200);
        assertThat(stripe.v1().paymentIntents().retrieve(waiting.getId()).getStatus())
                .isEqualTo("requires_payment_method");
    }

    @Test
    void the_banks_page_is_closed_to_those_who_do_not_know_the_client_secret() throws Exception {
        PaymentIntent waiting = stripe.v1()
                .paymentIntents()
                .create(Stage.paidBy("pm_card_authenticationRequired").build());

        assertThat(stage.form("/simulator/3ds/%s/complete?client_secret=wrong".formatted(waiting.getId()), "", "")
                        .statusCode())
                .isEqualTo(404);

        assertThat(stripe.v1().paymentIntents().retrieve(waiting.getId()).getStatus())
                .isEqualTo("requires_action");
    }

    @Test
    void an_off_session_payment_that_needs_authentication_is_declined() {
        CardException declined = catchThrowableOfType(CardException.class, () -> stripe.v1()
                .paymentIntents()
                .create(Stage.paidBy("pm_card_authenticationRequired")
                        .setOffSession(true)
                        .build()));

        assertThat(declined.getCode()).isEqualTo("authentication_required");
    }

    @Test
    void a_bank_debit_is_processing_until_it_succeeds() throws Exception {
        PaymentIntent debit = stripe.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(900L)
                        .setCurrency("usd")
                        .addPaymentMethodType("us_bank_account")
                        .setPaymentMethod("pm_usBankAccount_success")
                        .setConfirm(true)
                        .build());

        assertThat(debit.getStatus()).isEqualTo("processing");

        stage.shop.awaitTypes("payment_intent.processing", "payment_intent.succeeded");
        assertThat(stripe.v1().paymentIntents().retrieve(debit.getId()).getAmountReceived())
                .isEqualTo(900);
    }

    @Test
    void a_page_to_return_to_is_required_where_redirects_may_happen() throws Exception {
        PaymentIntent intent = stripe.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(900L)
                        .setCurrency("eur")
                        .build());

        InvalidRequestException refused = refused(() -> stripe.v1()
                .paymentIntents()
                .confirm(
                        intent.getId(),
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod("pm_card_visa")
                                .build()));

        assertThat(refused.getMessage()).contains("return_url");
    }

    @Test
    void an_intent_is_updated_until_it_is_paid() throws Exception {
        PaymentIntent intent = stripe.v1()
                .paymentIntents()
                .create(Stage.payment(1_000, "eur")
                        .putMetadata("a", "1")
                        .putMetadata("b", "2")
                        .build());

        PaymentIntent updated = stripe.v1()
                .paymentIntents()
                .update(
                        intent.getId(),
                        PaymentIntentUpdateParams.builder()
                                .setAmount(1_500L)
                                .setDescription("two seats")
                                .putMetadata("a", "")
                                .putMetadata("c", "3")
                                .build());

        assertThat(updated.getAmount()).isEqualTo(1_500);
        assertThat(updated.getDescription()).isEqualTo("two seats");
        assertThat(updated.getMetadata()).isEqualTo(Map.of("b", "2", "c", "3"));
        stripe.v1()
                .paymentIntents()
                .confirm(
                        intent.getId(),
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod("pm_card_visa")
                                .build());
        assertThat(refused(() -> stripe.v1()
                                .paymentIntents()
                                .update(
                                        intent.getId(),
                                        PaymentIntentUpdateParams.builder()
                                                .setAmount(2_000L)
                                                .build()))
                        .getCode())
                .isEqualTo("payment_intent_unexpected_state");
        assertThat(stripe.v1()
                        .paymentIntents()
                        .update(
                                intent.getId(),
                                PaymentIntentUpdateParams.builder()
                                        .putMetadata("d", "4")
                                        .build())
                        .getMetadata())
                .containsEntry("d", "4");
    }

    @Test
    void lists_are_latest_first_and_paged_by_cursor() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(stripe.v1()
                    .paymentIntents()
                    .create(Stage.payment(1_000 + i, "eur").build())
                    .getId());
        }

        StripeCollection<PaymentIntent> first = stripe.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder().setLimit(2L).build());
        assertThat(first.getData()).extracting(PaymentIntent::getId).isEqualTo(ids.subList(0, 2));
        assertThat(first.getHasMore()).isTrue();

        StripeCollection<PaymentIntent> last = stripe.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder()
                        .setLimit(3L)
                        .setStartingAfter(ids.get(1))
                        .build());
        assertThat(last.getData()).extracting(PaymentIntent::getId).isEqualTo(ids.subList(2, 5));
        assertThat(last.getHasMore()).isFalse();

        StripeCollection<PaymentIntent> back = stripe.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder()
                        .setLimit(2L)
                        .setEndingBefore(ids.get(3))
                        .build());
        assertThat(back.getData()).extracting(PaymentIntent::getId).isEqualTo(ids.subList(1, 3));
        assertThat(back.getHasMore()).isTrue();

        StripeCollection<PaymentIntent> future = stripe.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder()
                        .setCreated(PaymentIntentListParams.Created.builder()
                                .setGte(Instant.now().getEpochSecond() + 60)
                                .build())
                        .build());
        assertThat(future.getData()).isEmpty();
    }

    @Test
    void ids_are_expanded_into_objects() throws Exception {
        PaymentIntent paid = stripe.v1()
                .paymentIntents()
                .create(Stage.paidBy("pm_card_visa")
                        .addExpand("latest_charge")
                        .addExpand("payment_method")
                        .build());
        assertThat(paid.getLatestChargeObject().getAmount()).isEqualTo(5_000);
        assertThat(paid.getPaymentMethodObject().getCard().getLast4()).isEqualTo("4242");

        PaymentIntent nested = stripe.v1()
                .paymentIntents()
                .retrieve(
                        paid.getId(),
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("latest_charge.refunds")
                                .build());
        assertThat(nested.getLatestChargeObject().getRefunds().getData()).isEmpty();

        assertThat(refused(() -> stripe.v1()
                                .paymentIntents()
                                .retrieve(
                                        paid.getId(),
                                        PaymentIntentRetrieveParams.builder()
                                                .addExpand("amount_nothing")
                                                .build()))
                        .getMessage())
                .contains("cannot be expanded");
    }

    @Test
    void a_payment_method_is_made_from_a_test_token() throws Exception {
        String method = stripe.v1()
                .paymentMethods()
                .create(PaymentMethodCreateParams.builder()
                        .setType(PaymentMethodCreateParams.Type.CARD)
                        .setCard(PaymentMethodCreateParams.Token.builder()
                                .setToken("tok_visa")
                                .build())
                        .build())
                .getId();

        assertThat(stripe.v1()
                        .paymentIntents()
                        .create(Stage.paidBy(method).build())
                        .getStatus())
                .isEqualTo("succeeded");
        assertThat(refused(() -> stripe.v1()
                                .paymentIntents()
                                .create(Stage.paidBy("pm_unknown").build()))
                        .getMessage())
                .startsWith("No such PaymentMethod: 'pm_unknown'");
    }

    @Test
    void a_browser_sees_and_confirms_only_the_intent_whose_secret_it_knows() throws Exception {
        PaymentIntent intent = stripe.v1()
                .paymentIntents()
                .create(Stage.payment(1_000, "eur")
                        .putMetadata("order_id", "o-1")
                        .build());
        String path = "/v1/payment_intents/" + intent.getId();

        HttpResponse<String> seen =
                stage.get(path + "?client_secret=" + intent.getClientSecret(), Stage.PUBLISHABLE_KEY);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(Stage.json(seen).has("metadata")).isFalse();
        assertThat(stage.get(path + "?client_secret=wrong", Stage.PUBLISHABLE_KEY)
                        .statusCode())
                .isEqualTo(400);
        assertThat(stage.get(path, Stage.PUBLISHABLE_KEY).statusCode()).isEqualTo(400);
        assertThat(stage.form(path + "/capture", Stage.PUBLISHABLE_KEY, "client_secret=" + intent.getClientSecret())
                        .body())
                .contains("secret_key_required");
        assertThat(stage.form(path + "/confirm", Stage.PUBLISHABLE_KEY, "payment_method=pm_card_visa")
                        .statusCode())
                .isEqualTo(400);
        assertThat(stage.form(
                                path + "/confirm",
                                Stage.PUBLISHABLE_KEY,
                                "payment_method=pm_card_visa&client_secret=" + intent.getClientSecret())
                        .statusCode())
                .isEqualTo(200);
        assertThat(stripe.v1().paymentIntents().retrieve(intent.getId()).getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void a_wrong_key_is_refused() throws Exception {
        AuthenticationException wrong = catchThrowableOfType(AuthenticationException.class, () -> StripeClient.builder()
                .setApiKey("sk_test_other")
                .setApiBase(stage.url())
                .build()
                .v1()
                .paymentIntents()
                .retrieve("pi_1"));
        assertThat(wrong.getStatusCode()).isEqualTo(401);
        assertThat(wrong.getMessage()).startsWith("Invalid API Key provided").doesNotContain("sk_test_other");
        assertThat(stage.get("/v1/payment_intents", "").statusCode()).isEqualTo(401);
        String basic = Base64.getEncoder().encodeToString((Stage.SECRET_KEY + ":").getBytes(StandardCharsets.UTF_8));
        assertThat(stage.send(
                                HttpRequest.newBuilder().GET().header("Authorization", "Basic " + basic),
                                "/v1/payment_intents",
                                "")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount=100&currency=eur&colour=red | parameter_unknown | colour",
                "amount=100&currency=eur&automatic_payment_methods[enabled]=true&automatic_payment_methods[x]=1 | parameter_unknown | automatic_payment_methods[x]",
                "currency=eur | parameter_missing | amount",
                "amount=100 | parameter_missing | currency",
                "amount=ten&currency=eur | parameter_invalid_integer | amount",
                "amount=1.5&currency=eur | parameter_invalid_integer | amount",
                "amount=0&currency=eur | parameter_invalid_integer | amount",
                "amount=-5&currency=eur | parameter_invalid_integer | amount",
                "amount=49&currency=eur | amount_too_small | amount",
                "amount=49&currency=jpy | amount_too_small | amount",
                "amount=100000000&currency=eur | amount_too_large | amount",
                "amount=1234&currency=kwd | invalid_charge_amount | amount",
                "amount=&currency=eur | parameter_invalid_empty | amount",
                "amount=100&currency=xxx | '' | currency",
                "amount=100&currency=eur&capture_method=later | '' | capture_method",
                "amount=100&currency=eur&confirm=yes | '' | confirm",
                "amount=100&currency=eur&metadata=text | '' | metadata",
                "amount[x]=100&currency=eur | parameter_invalid_string_blank | amount",
                "amount=100&currency=eur&payment_method=pm_none | resource_missing | payment_method",
                "amount=100&currency=eur&return_url=https://x.example | '' | return_url",
                "amount=100&currency=eur&receipt_email=nobody | email_invalid | receipt_email",
            })
    void a_wrong_parameter_is_refused_in_stripes_words(String body, String code, String param) throws Exception {
        HttpResponse<String> answer = stage.form("/v1/payment_intents", Stage.SECRET_KEY, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        ObjectNode error = (ObjectNode) Stage.json(answer).get("error");
        assertThat(Json.text(error, "type")).isEqualTo("invalid_request_error");
        assertThat(Json.text(error, "code")).isEqualTo(code);
        assertThat(Json.text(error, "param")).isEqualTo(param);
        assertThat(Json.text(error, "message")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"jpy,50", "tnd,10", "tnd,12340", "kwd,1230", "eur,50", "MAD,100"})
    void amounts_are_in_the_smallest_unit_of_the_currency(String currency, long amount) throws Exception {
        assertThat(stripe.v1()
                        .paymentIntents()
                        .create(Stage.payment(amount, currency).build())
                        .getAmount())
                .isEqualTo(amount);
    }

    @Test
    void every_answer_names_its_request_and_version() throws Exception {
        HttpResponse<String> answer = stage.send(
                HttpRequest.newBuilder().GET().header("Stripe-Version", "2024-06-20"),
                "/v1/payment_intents/pi_none",
                Stage.SECRET_KEY);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Request-Id").orElseThrow()).startsWith("req_");
        assertThat(answer.headers().firstValue("Stripe-Version")).contains("2024-06-20");
        assertThat(answer.body()).contains("resource_missing", "No such payment_intent: 'pi_none'");
        assertThat(stage.get("/v1/nothing", Stage.SECRET_KEY).statusCode()).isEqualTo(404);
    }

    private static InvalidRequestException refused(ThrowingCallable call) {
        InvalidRequestException refused = catchThrowableOfType(InvalidRequestException.class, call);
        assertThat(refused).as("the call was not refused").isNotNull().isInstanceOf(StripeException.class);
        return refused;
    }
}
