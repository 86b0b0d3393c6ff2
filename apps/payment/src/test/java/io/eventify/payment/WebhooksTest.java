package io.eventify.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.net.Webhook;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payment.State;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {

    @TempDir
    Path folder;

    PaymentStage stage;

    @BeforeEach
    void begin() throws IOException {
        stage = new PaymentStage(folder);
    }

    @AfterEach
    void end() throws IOException {
        stage.close();
    }

    @Test
    void a_message_that_comes_twice_has_one_effect() {
        stage.tell("webhooks", "{\"mode\":\"duplicate\",\"window\":3}");

        Payment payment = stage.authorised();

        await().until(() -> stage.deliveries.stream()
                        .filter(d -> d.body().contains("amount_capturable_updated"))
                        .count()
                == 3);
        await().until(() -> stage.answers.size() == stage.deliveries.size());
        assertThat(stage.answers).containsOnly(200);
        assertThat(stage.announced(payment.id())).containsExactly("payment.authorised");
    }

    @Test
    void a_forged_message_is_refused() throws GeneralSecurityException {
        String body =
                "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"payment_intent.succeeded\",\"data\":{\"object\":{}}}";

        assertThat(stage.post(signed(body, Instant.now(), "whsec_other"), body)).isEqualTo(400);
        assertThat(stage.post("", body)).isEqualTo(400);
        assertThat(stage.post("nonsense", "not json")).isEqualTo(400);
    }

    @Test
    void a_message_older_than_five_minutes_is_refused() throws GeneralSecurityException {
        String body = "{\"id\":\"evt_2\",\"object\":\"event\",\"type\":\"customer.created\",\"data\":{\"object\":{}}}";

        assertThat(stage.post(
                        signed(body, Instant.now().minus(Duration.ofSeconds(310)), PaymentStage.WEBHOOK_SECRET), body))
                .isEqualTo(400);
        assertThat(stage.post(
                        signed(body, Instant.now().minus(Duration.ofSeconds(280)), PaymentStage.WEBHOOK_SECRET), body))
                .isEqualTo(200);
    }

    @Test
    void messages_in_the_wrong_order_do_not_move_a_payment_back() {
        Payment payment = stage.asked();
        stage.tell("webhooks", "{\"mode\":\"hold\"}");
        stage.confirm(payment, "pm_card_chargeDeclined");
        stage.confirm(payment, "pm_card_visa");

        stage.tell("webhooks/flush", "{\"latestFirst\":true}");

        stage.awaitState(payment, State.AUTHORISED);
        await().until(() ->
                stage.deliveries.stream().anyMatch(d -> d.body().contains("payment_intent.payment_failed")));
        await().during(Duration.ofMillis(300))
                .until(() -> stage.read(payment.id()).state() == State.AUTHORISED);
        assertThat(stage.announced(payment.id())).containsExactly("payment.authorised");
    }

    @Test
    void a_message_that_needs_the_provider_is_sent_again_when_it_does_not_answer() {
        Payment payment = stage.asked();
        stage.tell("failures", "{\"operation\":\"payment_intents.retrieve\",\"mode\":\"error500\",\"count\":1}");

        stage.confirm(payment, "pm_card_chargeDeclined");

        stage.awaitState(payment, State.FAILED);
        assertThat(stage.answers).contains(503);
        assertThat(stage.announced(payment.id())).containsExactly("payment.failed");
    }

    private static String signed(String body, Instant at, String secret) throws GeneralSecurityException {
        return "t=%d,v1=%s"
                .formatted(
                        at.getEpochSecond(), Webhook.Util.computeHmacSha256(secret, at.getEpochSecond() + "." + body));
    }
}
