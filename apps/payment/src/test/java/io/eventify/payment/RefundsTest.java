package io.eventify.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.StripeException;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.eventify.contracts.Money;
import io.eventify.payment.checkout.RefundExceedsBalanceException;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payment.State;
import io.eventify.payment.ledger.Refund;
import io.eventify.platform.time.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefundsTest {

    private static final Money HALF = Money.of("EUR", "24.95");

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
    void the_same_refund_asked_twice_is_made_once() throws StripeException {
        Payment payment = stage.captured();
        UUID refundId = Ids.next();

        stage.refund(payment.id(), refundId, HALF);
        Payment after = stage.refund(payment.id(), refundId, HALF);

        assertThat(after.refunded()).isEqualTo(HALF);
        assertThat(refundsAtTheProvider(payment)).isEqualTo(1);
        assertThat(stage.announced(payment.id()))
                .endsWith("payment.refunded")
                .filteredOn("payment.refunded"::equals)
                .hasSize(1);
    }

    @Test
    void refunds_at_once_never_exceed_what_was_captured() throws Exception {
        Payment payment = stage.captured();
        int buyers = 8;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> attempts;
        try (ExecutorService threads = Executors.newFixedThreadPool(buyers)) {
            attempts = IntStream.range(0, buyers)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return isRefunded(payment);
                    }))
                    .toList();
            start.countDown();
        }

        assertThat(attempts).filteredOn(Future::resultNow).hasSize(1);
        assertThat(stage.read(payment.id()).refunded()).isEqualTo(PaymentStage.PRICE);
        assertThat(refundsAtTheProvider(payment)).isEqualTo(1);
    }

    private boolean isRefunded(Payment payment) {
        try {
            stage.refund(payment.id(), Ids.next(), PaymentStage.PRICE);
            return true;
        } catch (RefundExceedsBalanceException e) {
            return false;
        }
    }

    @Test
    void a_refund_whose_answer_was_lost_is_not_doubled() throws StripeException {
        Payment payment = stage.captured();
        stage.loseWebhooks();
        stage.tell(
                "failures", "{\"operation\":\"refunds.create\",\"mode\":\"error500\",\"after\":\"after\",\"count\":1}");

        assertThat(stage.refund(payment.id(), Ids.next(), HALF).refunded().isZero())
                .isTrue();
        stage.letTimePass();
        stage.work();

        assertThat(stage.read(payment.id()).refunded()).isEqualTo(HALF);
        assertThat(refundsAtTheProvider(payment)).isEqualTo(1);
    }

    @Test
    void a_refund_that_the_bank_lets_fail_is_announced_and_tried_again() throws StripeException {
        Payment payment = stage.asked();
        stage.confirm(payment, "pm_card_refundFail");
        stage.awaitState(payment, State.AUTHORISED);
        stage.capture(payment.id(), null);

        stage.refund(payment.id(), Ids.next(), HALF);

        await().until(() -> stage.announced(payment.id()).contains("refund.failed"));
        Refund failed = stage.read(payment.id()).refunds().getFirst();
        assertThat(failed.status()).isEqualTo(Refund.Status.FAILED);
        assertThat(failed.tryNumber()).isEqualTo(2);

        stage.letTimePass();
        stage.work();
        assertThat(refundsAtTheProvider(payment)).isEqualTo(2);
    }

    @Test
    void a_failed_refund_that_is_asked_for_again_is_tried_at_once_and_only_once() throws StripeException {
        Payment payment = capturedFrom("pm_card_refundFail");
        UUID refund = Ids.next();
        stage.refund(payment.id(), refund, PaymentStage.PRICE);
        awaitStatus(payment, Refund.Status.FAILED);
        stage.letRefundsArrive(payment);

        Payment after = stage.refund(payment.id(), refund, PaymentStage.PRICE);
        stage.refund(payment.id(), refund, PaymentStage.PRICE);
        stage.letTimePass();
        stage.work();

        assertThat(after.refunded()).isEqualTo(PaymentStage.PRICE);
        assertThat(stage.read(payment.id()).refunds())
                .singleElement()
                .returns(refund, Refund::id)
                .returns(Refund.Status.SUCCEEDED, Refund::status);
        assertThat(statusesAtTheProvider(payment)).containsExactlyInAnyOrder("failed", "succeeded");
        assertThat(stage.announced(payment.id()))
                .containsSubsequence("payment.refunded", "refund.failed", "payment.refunded")
                .filteredOn("payment.refunded"::equals)
                .hasSize(2);
    }

    @Test
    void a_refund_that_was_given_up_is_tried_again_when_somebody_asks() throws StripeException {
        Payment payment = givenUp();
        UUID refund = payment.refunds().getFirst().id();
        stage.letRefundsArrive(payment);

        Payment after = stage.refund(payment.id(), refund, PaymentStage.PRICE);

        assertThat(after.refunded()).isEqualTo(PaymentStage.PRICE);
        assertThat(statusesAtTheProvider(payment))
                .filteredOn("succeeded"::equals)
                .hasSize(1);
    }

    @Test
    void a_refund_that_was_given_up_is_not_tried_when_its_money_went_back_otherwise() throws StripeException {
        Payment payment = givenUp();
        UUID refund = payment.refunds().getFirst().id();
        stage.letRefundsArrive(payment);
        stage.refund(payment.id(), Ids.next(), HALF);

        assertThatThrownBy(() -> stage.refund(payment.id(), refund, PaymentStage.PRICE))
                .isInstanceOf(RefundExceedsBalanceException.class);

        assertThat(stage.read(payment.id()).refunded()).isEqualTo(HALF);
    }

    @Test
    void asked_for_by_support_and_retried_by_the_worker_at_once_it_goes_back_once() throws Exception {
        Payment payment = capturedFrom("pm_card_refundFail");
        UUID refund = Ids.next();
        stage.refund(payment.id(), refund, PaymentStage.PRICE);
        awaitStatus(payment, Refund.Status.FAILED);
        stage.letRefundsArrive(payment);
        stage.letTimePass();

        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            IntStream.range(0, 6)
                    .forEach(i -> threads.submit(() -> {
                        start.await();
                        if (i % 2 == 0) {
                            stage.work();
                        } else {
                            stage.refund(payment.id(), refund, PaymentStage.PRICE);
                        }
                        return i;
                    }));
            start.countDown();
        }
        stage.work();

        assertThat(stage.read(payment.id()).refunded()).isEqualTo(PaymentStage.PRICE);
        assertThat(statusesAtTheProvider(payment))
                .filteredOn("succeeded"::equals)
                .hasSize(1);
    }

    @Test
    void old_news_of_a_try_that_failed_changes_nothing() {
        Payment payment = capturedFrom("pm_card_refundFail");
        stage.refund(payment.id(), Ids.next(), PaymentStage.PRICE);
        awaitStatus(payment, Refund.Status.FAILED);
        List<String> before = stage.announced(payment.id());

        PaymentStage.Delivery created = stage.deliveries.stream()
                .filter(delivery -> delivery.body().contains("\"refund.created\""))
                .findFirst()
                .orElseThrow();
        String again = created.body()
                .replaceFirst(
                        "evt_[A-Za-z0-9]+", "evt_again" + Ids.next().toString().replace("-", ""));

        assertThat(stage.post(stage.signed(again), again)).isEqualTo(200);

        assertThat(stage.announced(payment.id())).isEqualTo(before);
        assertThat(stage.read(payment.id()).refunded().isZero()).isTrue();
    }

    @Test
    void what_support_sends_at_the_provider_settles_the_refund_that_failed() throws StripeException {
        Payment payment = capturedFrom("pm_card_refundFail");
        UUID refund = Ids.next();
        stage.refund(payment.id(), refund, HALF);
        awaitStatus(payment, Refund.Status.FAILED);
        stage.letRefundsArrive(payment);

        refundAtTheProvider(payment, HALF);

        await().until(() -> stage.read(payment.id()).refunded().equals(HALF));
        stage.letTimePass();
        stage.work();
        assertThat(stage.read(payment.id()).refunds())
                .singleElement()
                .returns(refund, Refund::id)
                .returns(Refund.Status.SUCCEEDED, Refund::status);
        assertThat(statusesAtTheProvider(payment))
                .filteredOn("succeeded"::equals)
                .hasSize(1);
    }

    @Test
    void more_than_the_rest_sent_at_the_provider_is_booked_and_ends_the_tries() throws StripeException {
        Payment payment = capturedFrom("pm_card_refundFail");
        stage.refund(payment.id(), Ids.next(), HALF);
        awaitStatus(payment, Refund.Status.FAILED);
        stage.letRefundsArrive(payment);

        refundAtTheProvider(payment, PaymentStage.PRICE);

        await().until(() -> stage.read(payment.id()).refunded().equals(PaymentStage.PRICE));
        stage.letTimePass();
        stage.work();
        assertThat(stage.answers).containsOnly(200);
        assertThat(statusesAtTheProvider(payment))
                .filteredOn("succeeded"::equals)
                .hasSize(1);
    }

    private Payment capturedFrom(String card) {
        Payment payment = stage.asked();
        stage.confirm(payment, card);
        stage.awaitState(payment, State.AUTHORISED);
        return stage.capture(payment.id(), null);
    }

    /* Five tries, and the bank let each of them fail. */
    private Payment givenUp() {
        Payment payment = capturedFrom("pm_card_refundFail");
        stage.refund(payment.id(), Ids.next(), PaymentStage.PRICE);
        for (int next = 2; next <= 5; next++) {
            int tried = next;
            await().until(() -> stage.read(payment.id()).refunds().getFirst().tryNumber() == tried);
            stage.letTimePass();
            stage.work();
        }
        awaitStatus(payment, Refund.Status.ABANDONED);
        return stage.read(payment.id());
    }

    private void awaitStatus(Payment payment, Refund.Status status) {
        await().until(() -> stage.read(payment.id()).refunds().getFirst().status() == status);
    }

    private void refundAtTheProvider(Payment payment, Money amount) throws StripeException {
        stage.shopper
                .v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(payment.intentId())
                        .setAmount(amount.minorUnits())
                        .build());
    }

    private List<String> statusesAtTheProvider(Payment payment) throws StripeException {
        return stage
                .shopper
                .v1()
                .refunds()
                .list(RefundListParams.builder()
                        .setPaymentIntent(payment.intentId())
                        .build())
                .getData()
                .stream()
                .map(com.stripe.model.Refund::getStatus)
                .toList();
    }

    @Test
    void a_refund_made_at_the_provider_is_booked_too() throws StripeException {
        Payment payment = stage.captured();
        stage.shopper
                .v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(payment.intentId())
                        .setAmount(HALF.minorUnits())
                        .build());

        await().until(() -> stage.read(payment.id()).refunded().equals(HALF));

        assertThatThrownBy(() -> stage.refund(payment.id(), Ids.next(), PaymentStage.PRICE))
                .isInstanceOf(RefundExceedsBalanceException.class);
    }

    private int refundsAtTheProvider(Payment payment) throws StripeException {
        return stage.shopper
                .v1()
                .refunds()
                .list(RefundListParams.builder()
                        .setPaymentIntent(payment.intentId())
                        .build())
                .getData()
                .size();
    }
}
