package io.eventify.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.payment.ledger.Payment.State;
import io.eventify.payment.psp.RefundSnapshot;
import io.eventify.payment.psp.RefundSnapshot.Status;
import io.eventify.platform.sql.StatementFailedException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a refund when the provider tells of it: late, twice, in any order, and of refunds that somebody made there. */
class BookRefundTest {
    private final Books books = new Books();
    private final Payment payment = books.payment(State.CAPTURED);

    @Test
    void a_refund_that_the_provider_took_is_announced_once() {
        Refund refund = books.refund(payment, Books.HALF);

        assertThat(tell(refund, "re_1", Status.PENDING, null)).isTrue();
        assertThat(tell(refund, "re_1", Status.PENDING, null)).isFalse();
        assertThat(books.toDo(payment)).as("the provider has it").isEmpty();
        assertThat(tell(refund, "re_1", Status.SUCCEEDED, null)).isTrue();
        assertThat(tell(refund, "re_1", Status.SUCCEEDED, null)).isFalse();
        assertThat(tell(refund, "re_1", Status.PENDING, null)).isFalse();

        assertThat(only()).returns(Refund.Status.SUCCEEDED, Refund::status).returns("re_1", Refund::pspReference);
        assertThat(books.read(payment)).returns(Books.HALF, Payment::refunded).returns(Books.HALF, Payment::refundable);
        assertThat(books.announced(payment)).containsExactly("payment.refunded 24.95");
    }

    @Test
    void a_refund_that_succeeds_at_once_needs_no_more_work() {
        Refund refund = books.refund(payment, Books.PRICE);

        assertThat(tell(refund, "re_1", Status.SUCCEEDED, null)).isTrue();

        assertThat(books.toDo(payment)).isEmpty();
        assertThat(books.read(payment).refundable().isZero()).isTrue();
    }

    @Test
    void after_each_failure_the_pause_is_four_times_as_long_and_after_the_fifth_it_is_given_up() {
        Refund refund = books.refund(payment, Books.PRICE);

        for (Duration pause :
                List.of(Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofMinutes(16), Duration.ofMinutes(64))) {
            int failedTry = only().tryNumber();
            assertThat(tell(only(), "re_" + failedTry, Status.FAILED, "bank_closed"))
                    .isTrue();
            assertThat(only())
                    .returns(Refund.Status.FAILED, Refund::status)
                    .returns(failedTry + 1, Refund::tryNumber)
                    .returns(null, Refund::pspReference);
            books.time.pass(pause.minusMillis(1));
            assertThat(books.work.takeDue(10)).isEmpty();
            books.time.pass(Duration.ofMillis(1));
            assertThat(books.work.takeDue(10))
                    .singleElement()
                    .returns(refund.id(), PspWork::requiredRefundId)
                    .returns(PspWork.Kind.REFUND, PspWork::kind);
        }
        tell(only(), "re_5", Status.FAILED, null);

        assertThat(only()).returns(Refund.Status.ABANDONED, Refund::status).returns("failed", Refund::failureReason);
        assertThat(books.toDo(payment)).isEmpty();
        assertThat(books.read(payment).isStuck()).isTrue();
        assertThat(books.announced(payment))
                .hasSize(5)
                .startsWith("refund.failed 49.9 bank_closed")
                .endsWith("refund.failed 49.9 failed");
    }

    @Test
    void old_news_of_a_try_that_failed_is_none() {
        Refund refund = books.refund(payment, Books.HALF);
        tell(refund, "re_1", Status.FAILED, "bank_closed");

        assertThat(tell(refund, "re_1", Status.PENDING, null)).isFalse();
        assertThat(tell(refund, "re_1", Status.SUCCEEDED, null)).isFalse();
        assertThat(tell(refund, "re_1", Status.FAILED, "bank_closed")).isFalse();

        assertThat(only()).returns(Refund.Status.FAILED, Refund::status).returns(2, Refund::tryNumber);
        assertThat(books.announced(payment)).hasSize(1);
    }

    @Test
    void a_refund_that_the_provider_would_not_even_begin_is_tried_again_like_any_other() {
        Refund refund = books.refund(payment, Books.HALF);

        books.transactions.run(() -> books.refundNews.refused(payment, refund, "insufficient_balance"));

        assertThat(only())
                .returns(Refund.Status.FAILED, Refund::status)
                .returns("insufficient_balance", Refund::failureReason);
        assertThat(books.toDo(payment)).containsExactly(PspWork.Kind.REFUND);
        assertThat(books.announced(payment)).containsExactly("refund.failed 24.95 insufficient_balance");
    }

    @Test
    void money_that_failed_to_go_back_still_counts_as_asked_for() {
        tell(books.refund(payment, Books.HALF), "re_1", Status.FAILED, null);

        assertThat(books.read(payment)).returns(Books.HALF, Payment::refundable).returns(false, Payment::isStuck);
        assertThatThrownBy(() -> books.refund(payment, Books.PRICE))
                .isInstanceOf(StatementFailedException.class)
                .hasStackTraceContaining("refund_within_captured");
    }

    @Test
    void a_refund_made_at_the_provider_is_booked_and_never_repeated_by_us() {
        assertThat(tell(made("re_support", Books.HALF, Status.SUCCEEDED))).isTrue();
        assertThat(tell(made("re_support", Books.HALF, Status.SUCCEEDED))).isFalse();
        assertThat(tell(made("re_other", Money.of("EUR", "10"), Status.FAILED))).isTrue();

        assertThat(books.read(payment)).returns(Books.HALF, Payment::refunded).returns(Books.HALF, Payment::refundable);
        assertThat(books.toDo(payment)).isEmpty();
        assertThat(books.announced(payment)).containsExactly("payment.refunded 24.95", "refund.failed 10 failed");
    }

    @Test
    void a_refund_made_at_the_provider_that_fails_later_gives_its_amount_free() {
        tell(made("re_support", Books.PRICE, Status.PENDING));
        assertThat(books.read(payment).refundable().isZero()).isTrue();

        tell(made("re_support", Books.PRICE, Status.FAILED));

        assertThat(books.read(payment).refundable()).isEqualTo(Books.PRICE);
        assertThat(only().status()).isEqualTo(Refund.Status.ABANDONED);
        assertThat(books.toDo(payment)).isEmpty();
    }

    @Test
    void whoever_sends_the_same_amount_meanwhile_has_done_what_a_failed_refund_waits_for() {
        Refund refund = books.refund(payment, Books.HALF);
        tell(refund, "re_1", Status.FAILED, null);

        tell(made("re_support", Books.HALF, Status.SUCCEEDED));

        assertThat(only())
                .returns(refund.id(), Refund::id)
                .returns(Refund.Status.SUCCEEDED, Refund::status)
                .returns("re_support" + payment.id(), Refund::pspReference);
        assertThat(books.toDo(payment)).isEmpty();
    }

    @Test
    void another_amount_that_fits_is_booked_beside_the_failed_refund() {
        Refund refund = books.refund(payment, Books.HALF);
        tell(refund, "re_1", Status.FAILED, null);

        tell(made("re_support", Money.of("EUR", "10"), Status.SUCCEEDED));

        assertThat(books.read(payment).refunds())
                .extracting(Refund::status)
                .containsExactlyInAnyOrder(Refund.Status.FAILED, Refund.Status.SUCCEEDED);
        assertThat(books.toDo(payment)).containsExactly(PspWork.Kind.REFUND);
    }

    @Test
    void money_that_has_moved_is_booked_though_a_failed_refund_was_meant_to_go_once_more() {
        tell(books.refund(payment, Books.HALF), "re_1", Status.FAILED, null);

        tell(made("re_support", Books.PRICE, Status.SUCCEEDED));

        assertThat(books.read(payment))
                .returns(Books.PRICE, Payment::refunded)
                .returns(true, p -> p.refundable().isZero())
                .returns(false, Payment::isStuck);
        assertThat(books.toDo(payment)).isEmpty();
    }

    @Test
    void an_answer_to_an_earlier_try_is_not_taken_for_one_to_the_current() {
        Refund refund = books.refund(payment, Books.HALF);
        tell(refund, "re_1", Status.FAILED, null);
        Refund second = only();
        books.transactions.run(() -> books.refunds.underWayAgain(second.id()));

        tell(new RefundSnapshot(
                "re_stray", payment.intentId(), refund.id(), 1, Money.of("EUR", "5"), Status.SUCCEEDED, null));

        assertThat(books.refunds.find(refund.id()).orElseThrow().status()).isEqualTo(Refund.Status.PENDING);
        assertThat(books.read(payment).refunded()).isEqualTo(Money.of("EUR", "5"));
    }

    private Refund only() {
        List<Refund> all = books.read(payment).refunds();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private boolean tell(Refund refund, String reference, Status status, @Nullable String why) {
        return tell(new RefundSnapshot(
                reference, payment.intentId(), refund.id(), refund.tryNumber(), refund.amount(), status, why));
    }

    private boolean tell(RefundSnapshot snapshot) {
        return books.transactions.call(
                () -> books.refundNews.of(books.payments.lock(payment.id()).orElseThrow(), snapshot));
    }

    private RefundSnapshot made(String reference, Money amount, Status status) {
        return new RefundSnapshot(reference + payment.id(), payment.intentId(), null, 0, amount, status, null);
    }
}
