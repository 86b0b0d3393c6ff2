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
