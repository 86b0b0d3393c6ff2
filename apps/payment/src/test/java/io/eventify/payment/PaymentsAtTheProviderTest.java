package io.eventify.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.contracts.payment.CreateIntentRequest;
import io.eventify.payment.checkout.PaymentDiffersException;
import io.eventify.payment.checkout.PaymentNotCapturableException;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payment.State;
import io.eventify.platform.lra.LraEndedException;
import io.eventify.platform.time.Ids;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.microprofile.lra.annotation.ParticipantStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentsAtTheProviderTest {

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
    void a_payment_is_authorised_by_webhook_and_captured_once() {
        Payment payment = stage.authorised();

        Payment captured = stage.capture(payment.id(), payment.lra());
        stage.capture(payment.id(), payment.lra());

        assertThat(captured.state()).isEqualTo(State.CAPTURED);
        assertThat(captured.captured()).isEqualTo(PaymentStage.PRICE);
        org.awaitility.Awaitility.await()
                .until(() -> stage.deliveries.stream().anyMatch(d -> d.body().contains("payment_intent.succeeded")));
        assertThat(stage.announced(payment.id())).containsExactly("payment.authorised", "payment.captured");
    }

    @Test
    void an_order_has_one_payment() {
        Payment payment = stage.asked();

        var again = stage.createIntent.of(
                Ids.next(),
                new CreateIntentRequest(payment.orderId(), payment.customerId(), payment.amount()),
                payment.lra());
        assertThat(again.paymentId()).isEqualTo(payment.id());
        assertThat(again.work()).isEmpty();

        assertThatThrownBy(() -> stage.createIntent.of(
                        Ids.next(),
                        new CreateIntentRequest(payment.orderId(), payment.customerId(), Money.of("EUR", "1.00")),
                        payment.lra()))
                .isInstanceOf(PaymentDiffersException.class);
    }

    @Test
    void after_a_decline_a_second_attempt_on_the_same_payment_works() {
        Payment payment = stage.asked();

        stage.confirm(payment, "pm_card_chargeDeclinedInsufficientFunds");
        Payment declined = stage.awaitState(payment, State.FAILED);
        assertThat(declined.failureReason()).isEqualTo("insufficient_funds");
        assertThat(stage.lastReason(payment.id())).isEqualTo("insufficient_funds");

        stage.confirm(payment, "pm_card_visa");
        assertThat(stage.awaitState(payment, State.AUTHORISED).failureReason()).isNull();
        assertThat(stage.announced(payment.id())).containsExactly("payment.failed", "payment.authorised");
    }

    @Test
    void a_capture_whose_answer_was_lost_is_found_and_not_repeated() {
        Payment payment = stage.authorised();
        stage.loseWebhooks();
        stage.tell(
                "failures",
                "{\"operation\":\"payment_intents.capture\",\"mode\":\"error500\",\"after\":\"after\",\"count\":1}");

        assertThat(stage.capture(payment.id(), null).state()).isEqualTo(State.AUTHORISED);
        stage.letTimePass();
        stage.work();

        Payment captured = stage.read(payment.id());
        assertThat(captured.captured()).isEqualTo(PaymentStage.PRICE);
        assertThat(stage.announced(payment.id())).containsExactly("payment.authorised", "payment.captured");
    }

    @Test
    void a_creation_that_the_provider_did_not_answer_is_finished_by_the_worker() {
        stage.tell(
                "failures",
                "{\"operation\":\"payment_intents.create\",\"mode\":\"error500\",\"stored\":false,\"after\":\"after\",\"count\":1}");

        Payment payment = stage.asked();
        assertThat(payment.intentId()).isNull();
        stage.letTimePass();
        stage.work();

        assertThat(stage.read(payment.id()).intentId()).isNotNull();
    }

    @Test
    void compensation_of_an_unpaid_payment_cancels_it_at_the_provider() {
        Payment payment = stage.asked();

        stage.compensatePayment.of(payment.lra());
        assertThat(stage.progress(payment)).contains(ParticipantStatus.Compensating);
        stage.work();

        assertThat(stage.progress(payment)).contains(ParticipantStatus.Compensated);
        assertThat(stage.read(payment.id()).state()).isEqualTo(State.VOIDED);
        assertThat(stage.announced(payment.id())).isEmpty();
    }

    @Test
    void compensation_of_an_authorised_payment_voids_it() {
        Payment payment = stage.authorised();

        stage.compensatePayment.of(payment.lra());
        stage.work();

        assertThat(stage.read(payment.id()).state()).isEqualTo(State.VOIDED);
        assertThatThrownBy(() -> stage.capture(payment.id(), PaymentStage.newSaga()))
                .isInstanceOf(PaymentNotCapturableException.class);
    }

    @Test
    void compensation_of_a_captured_payment_refunds_it_once() {
        Payment payment = stage.captured();

        stage.compensatePayment.of(payment.lra());
        stage.compensatePayment.of(payment.lra());
        stage.work();
        stage.work();

        Payment refunded = stage.read(payment.id());
        assertThat(refunded.refunded()).isEqualTo(PaymentStage.PRICE);
        assertThat(refunded.refunds()).hasSize(1);
        assertThat(stage.progress(payment)).contains(ParticipantStatus.Compensated);
        assertThat(stage.announced(payment.id()))
                .containsExactly("payment.authorised", "payment.captured", "payment.refunded");
    }

    @Test
    void compensation_while_the_capture_is_unknown_gives_the_money_back() {
        Payment payment = stage.authorised();
        stage.loseWebhooks();
        stage.tell(
                "failures",
                "{\"operation\":\"payment_intents.capture\",\"mode\":\"error500\",\"after\":\"after\",\"count\":1}");
        stage.capture(payment.id(), null);

        stage.compensatePayment.of(payment.lra());
        stage.work();
        stage.work();

        Payment refunded = stage.read(payment.id());
        assertThat(refunded.captured()).isEqualTo(PaymentStage.PRICE);
        assertThat(refunded.refunded()).isEqualTo(PaymentStage.PRICE);
    }

    @Test
    void money_that_was_not_known_when_the_saga_ended_is_announced_and_kept_until_the_order_decides() {
        Payment payment = stage.asked();
        stage.loseWebhooks();
        stage.confirm(payment, "pm_card_visa");

        stage.compensatePayment.of(payment.lra());
        stage.work();

        assertThat(stage.read(payment.id()).state()).isEqualTo(State.AUTHORISED);
        assertThat(stage.announced(payment.id())).containsExactly("payment.authorised");
        assertThat(stage.progress(payment)).contains(ParticipantStatus.Compensated);

        assertThatThrownBy(() -> stage.capture(payment.id(), payment.lra())).isInstanceOf(LraEndedException.class);
        URI honoured = PaymentStage.newSaga();
        assertThat(stage.capture(payment.id(), honoured).state()).isEqualTo(State.CAPTURED);

        stage.compensatePayment.of(honoured);
        stage.work();
        stage.work();
        assertThat(stage.read(payment.id()).refunded()).isEqualTo(PaymentStage.PRICE);
    }

    @Test
    void late_money_that_is_not_wanted_is_released_and_cannot_be_captured_then() {
        Payment payment = stage.asked();
        stage.compensatePayment.of(payment.lra());
        stage.confirm(payment, "pm_card_visa");
        stage.awaitState(payment, State.AUTHORISED);
        stage.work();

        stage.releasePayment.of(payment.id());
        assertThatThrownBy(() -> stage.capture(payment.id(), PaymentStage.newSaga()))
                .isInstanceOf(PaymentNotCapturableException.class);
        stage.letTimePass();
        stage.work();

        assertThat(stage.read(payment.id()).state()).isEqualTo(State.VOIDED);
        assertThat(stage.announced(payment.id())).containsExactly("payment.authorised");
    }

    @Test
    void compensation_before_the_payment_came_refuses_it() {
        URI lra = PaymentStage.newSaga();
        stage.compensatePayment.of(lra);

        assertThatThrownBy(() -> stage.createIntent.of(
                        Ids.next(), new CreateIntentRequest(Ids.next(), Ids.next(), PaymentStage.PRICE), lra))
                .isInstanceOf(LraEndedException.class);
    }

    @Test
    void reconciliation_finds_what_lost_webhooks_left() {
        stage.loseWebhooks();
        Payment payment = stage.asked();
        stage.confirm(payment, "pm_card_visa");

        stage.reconcile.run();
        stage.reconcile.run();

        assertThat(stage.read(payment.id()).state()).isEqualTo(State.AUTHORISED);
        assertThat(stage.announced(payment.id())).containsExactly("payment.authorised");
    }
}
