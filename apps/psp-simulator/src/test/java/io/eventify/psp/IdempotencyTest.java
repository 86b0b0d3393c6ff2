package io.eventify.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundCreateParams;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repeated, concurrent and failing calls. */
class IdempotencyTest {
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

    private int intents() throws Exception {
        return stripe.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder().setLimit(100L).build())
                .getData()
                .size();
    }

    @Test
    void the_same_key_gets_the_first_answer_again() throws Exception {
        PaymentIntent first =
                stripe.v1().paymentIntents().create(Stage.payment(700, "eur").build(), Stage.key("k-1"));
        PaymentIntent again =
                stripe.v1().paymentIntents().create(Stage.payment(700, "eur").build(), Stage.key("k-1"));

        assertThat(again.getId()).isEqualTo(first.getId());
        assertThat(first.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .isEmpty();
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(again.getLastResponse().headers().firstValue("Original-Request"))
                .contains(first.getLastResponse().requestId());
        assertThat(intents()).isEqualTo(1);
    }

    @Test
    void the_same_key_for_something_else_is_refused() throws Exception {
        stripe.v1().paymentIntents().create(Stage.payment(700, "eur").build(), Stage.key("k-1"));

        IdempotencyException otherBody = catchThrowableOfType(IdempotencyException.class, () -> stripe.v1()
                .paymentIntents()
                .create(Stage.payment(800, "eur").build(), Stage.key("k-1")));
        IdempotencyException otherCall = catchThrowableOfType(IdempotencyException.class, () -> stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder().setPaymentIntent("pi_1").build(), Stage.key("k-1")));

        assertThat(otherBody.getStatusCode()).isEqualTo(400);
        assertThat(otherCall.getMessage()).contains("same endpoint");
        assertThat(intents()).isEqualTo(1);
    }

    @Test
    void a_validation_error_does_not_use_the_key_up() throws Exception {
        catchThrowableOfType(InvalidRequestException.class, () -> stripe.v1()
                .paymentIntents()
                .create(Stage.payment(1, "eur").build(), Stage.key("k-1")));

        assertThat(stripe.v1()
                        .paymentIntents()
                        .create(Stage.payment(700, "eur").build(), Stage.key("k-1"))
                        .getAmount())
                .isEqualTo(700);
    }

    @Test
    void a_decline_is_repeated_not_tried_again() throws Exception {
        PaymentIntentCreateParams declined =
                Stage.paidBy("pm_card_chargeDeclined").build();
        CardException first = catchThrowableOfType(
                CardException.class, () -> stripe.v1().paymentIntents().create(declined, Stage.key("k-1")));
        CardException again = catchThrowableOfType(
                CardException.class, () -> stripe.v1().paymentIntents().create(declined, Stage.key("k-1")));

        assertThat(again.getCharge()).isEqualTo(first.getCharge());
        assertThat(intents()).isEqualTo(1);
    }

    @Test
    void a_refusal_by_state_is_remembered() throws Exception {
        PaymentIntent paid =
                stripe.v1().paymentIntents().create(Stage.paidBy("pm_card_visa").build());
        Callable<PaymentIntent> capture = () -> stripe.v1()
                .paymentIntents()
                .capture(paid.getId(), PaymentIntentCaptureParams.builder().build(), Stage.key("k-2"));

        InvalidRequestException first = catchThrowableOfType(InvalidRequestException.class, capture::call);
        InvalidRequestException again = catchThrowableOfType(InvalidRequestException.class, capture::call);

        assertThat(again.getStripeError().getMessage())
                .isEqualTo(first.getStripeError().getMessage());
    }

    @Test
    void of_many_calls_with_one_key_at_once_one_takes_effect() throws Exception {
        stage.order("failures", """
            {"operation": "payment_intents.create", "mode": "slow", "delayMs": 300, "count": 1}""");
        List<Future<Integer>> calls;
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            calls = IntStream.range(0, 8)
                    .mapToObj(i -> pool.submit(() -> statusOf(() -> stripe.v1()
                            .paymentIntents()
                            .create(Stage.payment(700, "eur").build(), Stage.key("k-1")))))
                    .toList();
        }

        assertThat(calls.stream().map(Future::resultNow))
                .allMatch(status -> status == 200 || status == 409)
                .contains(200);
        assertThat(intents()).isEqualTo(1);
    }

    private static int statusOf(Callable<?> call) throws Exception {
        try {
            call.call();
            return 200;
        } catch (StripeException e) {
            return e.getStatusCode();
        }
    }

    @Test
    void a_call_under_way_blocks_its_key() throws Exception {
        stage.order("failures", """
            {"path": "/v1/payment_intents", "mode": "slow", "delayMs": 2000, "after": "after"}""");
        CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return statusOf(() -> stripe.v1()
                        .paymentIntents()
                        .create(Stage.payment(700, "eur").build(), Stage.key("k-1")));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(Duration.ofSeconds(5))
                .until(() -> stage.ask("state").path("payments").size() == 1);

        assertThat(statusOf(() -> stripe.v1()
                        .paymentIntents()
                        .create(Stage.payment(700, "eur").build(), Stage.key("k-1"))))
                .isEqualTo(409);
        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void an_effect_whose_answer_was_lost_is_found_again_by_its_key() throws Exception {
        PaymentIntent authorised = stripe.v1()
                .paymentIntents()
                .create(Stage.authorisedBy("pm_card_visa").build());
        stage.order("failures", """
            {"operation": "payment_intents.capture", "mode": "close", "after": "after"}""");
        Callable<HttpResponse<String>> capture =
                () -> stage.formOnce("/v1/payment_intents/%s/capture".formatted(authorised.getId()), "", "k-2");

        assertThat(catchThrowableOfType(IOException.class, capture::call)).isNotNull();

        assertThat(stripe.v1().paymentIntents().retrieve(authorised.getId()).getStatus())
                .isEqualTo("succeeded");
        assertThat(capture.call().headers().firstValue("Idempotent-Replayed")).contains("true");
    }

    @Test
    void a_call_cut_off_before_it_took_effect_can_be_repeated() throws Exception {
        stage.order("failures", """
            {"operation": "payment_intents.*", "mode": "close"}""");
        Callable<HttpResponse<String>> create =
                () -> stage.formOnce("/v1/payment_intents", "amount=700&currency=eur", "k-1");

        assertThat(catchThrowableOfType(IOException.class, create::call)).isNotNull();
        assertThat(intents()).isZero();
        assertThat(create.call().statusCode()).isEqualTo(200);
    }

    @Test
    void a_500_is_stored_under_the_key_with_or_without_its_effect() throws Exception {
        for (String moment : List.of("before", "after")) {
            stage.order("failures", """
                {"operation": "payment_intents.create", "mode": "error500", "after": "%s"}""".formatted(moment));
            Callable<PaymentIntent> create = () -> stripe.v1()
                    .paymentIntents()
                    .create(Stage.payment(700, "eur").build(), Stage.key("k-" + moment));

            assertThat(catchThrowableOfType(ApiException.class, create::call).getStatusCode())
                    .isEqualTo(500);
            assertThat(catchThrowableOfType(ApiException.class, create::call).getStatusCode())
                    .isEqualTo(500);
            assertThat(intents()).isEqualTo(moment.equals("after") ? 1 : 0);
        }
    }

    @Test
    void a_rate_limit_passes() throws Exception {
        stage.order("failures", """
            {"mode": "error429", "count": 2}""");
        Callable<PaymentIntent> create = () ->
                stripe.v1().paymentIntents().create(Stage.payment(700, "eur").build(), Stage.key("k-1"));

        assertThat(catchThrowableOfType(RateLimitException.class, create::call)).isNotNull();
        assertThat(catchThrowableOfType(RateLimitException.class, create::call)).isNotNull();
        assertThat(create.call().getAmount()).isEqualTo(700);
    }

    @Test
    void faults_are_reset() throws Exception {
        stage.order("failures", """
            {"mode": "error500", "count": 100}""");

        stage.send(HttpRequest.newBuilder().DELETE(), "/simulator/failures", "");

        assertThat(intents()).isZero();
    }
}
