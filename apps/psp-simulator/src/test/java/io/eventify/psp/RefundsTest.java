package io.eventify.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundUpdateParams;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefundsTest {
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

    private PaymentIntent paid(String method) throws Exception {
        return stripe.v1().paymentIntents().create(Stage.paidBy(method).build());
    }

    private static RefundCreateParams.Builder of(PaymentIntent intent) {
        return RefundCreateParams.builder().setPaymentIntent(intent.getId());
    }

    @Test
    void parts_are_refunded_until_nothing_is_left() throws Exception {
        PaymentIntent paid = paid("pm_card_visa");

        Refund part = stripe.v1()
                .refunds()
                .create(of(paid).setAmount(2_000L)
                        .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                        .putMetadata("ticket", "t-1")
                        .build());
        assertThat(part.getStatus()).isEqualTo("succeeded");
        assertThat(part.getPaymentIntent()).isEqualTo(paid.getId());
        Refund rest = stripe.v1().refunds().create(of(paid).build());
        assertThat(rest.getAmount()).isEqualTo(3_000);

        Charge charge = stripe.v1().charges().retrieve(paid.getLatestCharge());
        assertThat(charge.getRefunded()).isTrue();
        assertThat(charge.getAmountRefunded()).isEqualTo(5_000);
        assertThat(refused(of(paid).build()).getCode()).isEqualTo("charge_already_refunded");
        assertThat(stripe.v1()
                        .refunds()
                        .list(RefundListParams.builder()
                                .setPaymentIntent(paid.getId())
                                .build())
                        .getData())
                .extracting(Refund::getId)
                .containsExactly(rest.getId(), part.getId());
        stage.shop.awaitTypes("refund.created", "charge.refunded");
    }

    @Test
    void more_than_is_left_is_refused() throws Exception {
        PaymentIntent paid = paid("pm_card_visa");
        stripe.v1().refunds().create(of(paid).setAmount(4_000L).build());

        InvalidRequestException refused = refused(of(paid).setAmount(1_001L).build());

        assertThat(refused.getParam()).isEqualTo("amount");
        assertThat(refused.getMessage()).contains("greater than unrefunded amount");
    }

    @Test
    void only_what_was_captured_can_be_refunded() throws Exception {
        PaymentIntent authorised = stripe.v1()
                .paymentIntents()
                .create(Stage.authorisedBy("pm_card_visa").build());
        assertThat(refused(of(authorised).build()).getCode()).isEqualTo("payment_intent_unexpected_state");
        assertThat(refused(RefundCreateParams.builder()
                                .setCharge(authorised.getLatestCharge())
                                .build())
                        .getCode())
                .isEqualTo("charge_not_refundable");

        stripe.v1()
                .paymentIntents()
                .capture(
                        authorised.getId(),
                        PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(2_000L)
                                .build());

        assertThat(refused(of(authorised).setAmount(2_001L).build()).getParam()).isEqualTo("amount");
        assertThat(stripe.v1().refunds().create(of(authorised).build()).getAmount())
                .isEqualTo(2_000);
    }

    @Test
    void a_refund_may_fail_after_it_succeeded() throws Exception {
        PaymentIntent paid = paid("pm_card_refundFail");

        Refund refund = stripe.v1().refunds().create(of(paid).build());
        assertThat(refund.getStatus()).isEqualTo("succeeded");

        stage.shop.awaitTypes("refund.failed", "refund.updated");
        Refund failed = stripe.v1().refunds().retrieve(refund.getId());
        assertThat(failed.getStatus()).isEqualTo("failed");
        assertThat(failed.getFailureReason()).isEqualTo("expired_or_canceled_card");
        assertThat(stripe.v1().charges().retrieve(paid.getLatestCharge()).getAmountRefunded())
                .isZero();
    }

    @Test
    void after_a_failure_the_bank_may_take_the_next_refund() throws Exception {
        PaymentIntent paid = paid("pm_card_refundFail");
        Refund first = stripe.v1().refunds().create(of(paid).build());
        stage.shop.awaitTypes("refund.failed");

        stage.order("payment_intents/" + paid.getId() + "/let_refunds_arrive", "");
        Refund second = stripe.v1().refunds().create(of(paid).build());

        assertThat(second.getStatus()).isEqualTo("succeeded");
        assertThat(stripe.v1().refunds().retrieve(first.getId()).getStatus()).isEqualTo("failed");
        assertThat(stripe.v1().charges().retrieve(paid.getLatestCharge()).getAmountRefunded())
                .isEqualTo(5_000);
        assertThatThrownBy(() -> stage.order("payment_intents/pi_unknown/let_refunds_arrive", ""))
                .hasMessageContaining("resource_missing");
    }

    @Test
    void a_pending_refund_succeeds_later() throws Exception {
        Refund refund =
                stripe.v1().refunds().create(of(paid("pm_card_pendingRefund")).build());
        assertThat(refund.getStatus()).isEqualTo("pending");

        await().atMost(Duration.ofSeconds(10)).until(() -> stripe.v1()
                .refunds()
                .retrieve(refund.getId())
                .getStatus()
                .equals("succeeded"));
        stage.shop.awaitTypes("refund.updated");
    }

    @Test
    void a_finished_refund_cannot_be_canceled_but_annotated() throws Exception {
        Refund refund = stripe.v1().refunds().create(of(paid("pm_card_visa")).build());

        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class, () -> stripe.v1().refunds().cancel(refund.getId()));
        assertThat(refused.getMessage()).contains("cannot be canceled");
        assertThat(stripe.v1()
                        .refunds()
                        .update(
                                refund.getId(),
                                RefundUpdateParams.builder()
                                        .putMetadata("note", "x")
                                        .build())
                        .getMetadata())
                .containsEntry("note", "x");
    }

    @Test
    void a_refund_names_exactly_one_payment() {
        assertThat(refused(RefundCreateParams.builder().setAmount(1L).build()).getCode())
                .isEqualTo("parameter_missing");
        assertThat(refused(RefundCreateParams.builder()
                                .setPaymentIntent("pi_none")
                                .build())
                        .getCode())
                .isEqualTo("resource_missing");
    }

    private InvalidRequestException refused(RefundCreateParams parameters) {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class, () -> stripe.v1().refunds().create(parameters));
        assertThat(refused).as("the refund was not refused").isNotNull();
        return refused;
    }
}
