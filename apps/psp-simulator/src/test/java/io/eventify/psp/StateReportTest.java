package io.eventify.psp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.StripeClient;
import com.stripe.model.PaymentIntent;
import com.stripe.param.RefundCreateParams;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a checker of the platform's books learns from the provider. */
class StateReportTest {
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
    void totals_are_told_per_payment_and_by_currency() throws Exception {
        PaymentIntent paid = stripe.v1()
                .paymentIntents()
                .create(Stage.paidBy("pm_card_visa")
                        .putMetadata("order_id", "o-1")
                        .build());
        stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(paid.getId())
                        .setAmount(1_200L)
                        .build());
        PaymentIntent held = stripe.v1()
                .paymentIntents()
                .create(Stage.authorisedBy("pm_card_visa")
                        .putMetadata("order_id", "o-2")
                        .build());

        ObjectNode all = stage.ask("state");
        assertThat(all.path("payments").size()).isEqualTo(2);
        assertThat(all.path("totals").path("eur").path("captured").longValue()).isEqualTo(5_000);
        assertThat(all.path("totals").path("eur").path("authorised").longValue())
                .isEqualTo(10_000);
        assertThat(all.path("totals").path("eur").path("capturable").longValue())
                .isEqualTo(5_000);
        assertThat(all.path("totals").path("eur").path("refunded").longValue()).isEqualTo(1_200);

        ObjectNode one = stage.ask("state?metadata%5Border_id%5D=o-2");
        assertThat(one.path("payments").size()).isEqualTo(1);
        assertThat(one.path("payments").get(0).path("id").textValue()).isEqualTo(held.getId());
    }

    @Test
    void pages_are_bounded_and_continued_by_cursor() throws Exception {
        for (int i = 0; i < 3; i++) {
            stripe.v1().paymentIntents().create(Stage.payment(500, "eur").build());
        }

        ObjectNode first = stage.ask("state?limit=2");
        assertThat(first.path("has_more").booleanValue()).isTrue();
        ObjectNode rest = stage.ask("state?limit=2&starting_after="
                + first.path("payments").get(1).path("id").textValue());

        assertThat(rest.path("payments").size()).isEqualTo(1);
        assertThat(rest.path("has_more").booleanValue()).isFalse();
        assertThat(stage.get("/simulator/state?limit=100000", "").statusCode()).isEqualTo(400);
    }

    @Test
    void an_authorisation_runs_out_on_order() throws Exception {
        PaymentIntent held = stripe.v1()
                .paymentIntents()
                .create(Stage.authorisedBy("pm_card_visa").build());

        stage.order("payment_intents/%s/expire".formatted(held.getId()), "");

        PaymentIntent expired = stripe.v1().paymentIntents().retrieve(held.getId());
        assertThat(expired.getStatus()).isEqualTo("canceled");
        assertThat(expired.getCancellationReason()).isEqualTo("automatic");
    }
}
