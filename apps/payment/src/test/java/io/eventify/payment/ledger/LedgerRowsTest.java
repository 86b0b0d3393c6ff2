package io.eventify.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.payment.ledger.Payment.State;
import io.eventify.platform.time.Ids;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payments as they are found again, and the list of what is to be done at the provider. */
class LedgerRowsTest {
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Books books = new Books();
    private final WorkQueue work = books.work;

    @Test
    void an_order_has_one_payment_whoever_asks_first() {
        UUID order = Ids.next();
        UUID first = Ids.next();
        URI saga = Books.newSaga();

        books.payments.addIfOrderHasNone(first, order, Ids.next(), Books.PRICE, saga);
        books.payments.addIfOrderHasNone(Ids.next(), order, Ids.next(), Books.HALF, Books.newSaga());

        assertThat(books.payments.lockOfOrder(order))
                .get()
                .returns(first, Payment::id)
                .returns(Books.PRICE, Payment::amount)
                .returns(State.PENDING, Payment::state);
        assertThat(books.payments.lockOfSaga(saga)).map(Payment::id).contains(first);
        assertThat(books.payments.findOfSaga(saga)).map(Payment::id).contains(first);
        assertThat(books.payments.findOfSaga(Books.newSaga())).isEmpty();
    }

    @Test
    void a_payment_is_found_by_the_provider_s_reference_and_until_it_has_one_by_ours() {
        UUID id = Ids.next();
        books.payments.addIfOrderHasNone(id, Ids.next(), Ids.next(), Books.PRICE, Books.newSaga());
        assertThatThrownBy(() -> books.read(id).requiredIntentId()).hasMessageContaining("no reference");
        assertThat(books.payments.idOfIntent("pi_new" + id, id)).contains(id);

        books.payments.attachIntent(id, "pi_" + id, "secret");
        books.payments.attachIntent(id, "pi_" + id, null);

        assertThat(books.read(id))
                .returns("secret", Payment::clientSecret)
                .returns("pi_" + id, Payment::requiredIntentId);
        assertThat(books.payments.idOfIntent("pi_" + id, null)).contains(id);
        assertThat(books.payments.idOfIntent("pi_forged", id)).isEmpty();
    }

    @Test
    void a_payment_that_moved_lately_is_left_to_its_webhooks() {
        Payment payment = books.payment(State.PENDING);
        Instant moved = books.time.instant();
        books.time.pass(Duration.ofMinutes(1));

        assertThat(books.payments.idOfQuietIntent(payment.requiredIntentId(), null, moved.minusSeconds(1)))
                .isEmpty();
        assertThat(books.payments.idOfQuietIntent(payment.requiredIntentId(), null, moved))
                .contains(payment.id());
        assertThat(books.payments.idOfQuietIntent("pi_forged", payment.id(), moved))
                .isEmpty();
    }

    @Test
    void what_has_not_ended_and_was_not_touched_lately_is_looked_at_oldest_first() {
        Payment oldest = books.payment(State.PENDING);
        books.time.pass(Duration.ofMinutes(1));
        Payment older = books.payment(State.AUTHORISED);
        books.payment(State.CAPTURED);
        books.payment(State.VOIDED);
        books.payments.addIfOrderHasNone(Ids.next(), Ids.next(), Ids.next(), Books.PRICE, Books.newSaga());
        books.time.pass(Duration.ofMinutes(1));
        Instant now = books.time.instant();
        books.payment(State.PENDING);

        assertThat(books.payments.unfinishedSince(now, 10))
                .extracting(Payment::id)
                .containsExactly(oldest.id(), older.id());
        assertThat(books.payments.unfinishedSince(now, 1))
                .extracting(Payment::id)
                .containsExactly(oldest.id());
        books.payments.touch(oldest.id());
        assertThat(books.payments.unfinishedSince(now, 10))
                .extracting(Payment::id)
                .containsExactly(older.id());
    }

    @Test
    void a_late_payment_that_is_honoured_joins_another_saga() {
        Payment payment = books.payment(State.AUTHORISED);
        URI other = Books.newSaga();

        books.payments.joinSaga(payment.id(), other);

        assertThat(books.payments.findOfSaga(other)).map(Payment::id).contains(payment.id());
        assertThat(books.payments.findOfSaga(payment.lra())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void a_customer_can_still_pay_until_the_money_is_held(State state) {
        assertThat(state.isOpen())
                .isEqualTo(List.of(State.PENDING, State.ACTION_REQUIRED, State.PROCESSING, State.FAILED)
                        .contains(state));
    }

    @Test
    void what_may_be_asked_back_is_what_was_taken_less_what_went_is_going_or_shall_go() {
        assertThat(withRefunds().refundable()).isEqualTo(Books.PRICE);
        assertThat(withRefunds(Refund.Status.SUCCEEDED, Refund.Status.PENDING, Refund.Status.FAILED)
                        .refundable())
                .isEqualTo(Money.of("EUR", "19.90"));
        assertThat(withRefunds(Refund.Status.ABANDONED).refundable()).isEqualTo(Books.PRICE);
        assertThat(withRefunds(Refund.Status.SUCCEEDED, Refund.Status.PENDING).refunded())
                .isEqualTo(Money.of("EUR", "10"));
    }

    @Test
    void money_is_stuck_when_a_refund_was_given_up_and_some_is_left() {
        assertThat(withRefunds(Refund.Status.ABANDONED).isStuck()).isTrue();
        assertThat(withRefunds(Refund.Status.FAILED).isStuck()).isFalse();
        assertThat(withRefunds().isStuck()).isFalse();
        Payment allBack = withRefunds(
                Refund.Status.ABANDONED,
                Refund.Status.SUCCEEDED,
                Refund.Status.SUCCEEDED,
                Refund.Status.SUCCEEDED,
                Refund.Status.SUCCEEDED,
                Refund.Status.SUCCEEDED);
        assertThat(allBack.isStuck()).as("less than nothing is left").isFalse();
    }

    @Test
    void work_is_written_down_once_and_taken_when_it_is_due() {
        Payment payment = books.payment(State.AUTHORISED);
        work.add(payment.id(), PspWork.Kind.CAPTURE, null, books.time.instant().plusSeconds(10));
        work.add(payment.id(), PspWork.Kind.CAPTURE, null, books.time.instant());

        assertThat(work.takeDue(10)).isEmpty();
        books.time.pass(Duration.ofSeconds(10));

        assertThat(work.takeDue(10))
                .singleElement()
                .returns(payment.id(), PspWork::paymentId)
                .returns(PspWork.Kind.CAPTURE, PspWork::kind)
                .returns(1, PspWork::attempt);
        assertThatThrownBy(() -> new PspWork(Ids.next(), payment.id(), null, PspWork.Kind.REFUND, 1).requiredRefundId())
                .hasMessageContaining("REFUND");
    }

    @Test
    void who_takes_work_has_it_for_a_minute_and_then_another_takes_over() {
        Payment payment = books.payment(State.AUTHORISED);
        work.add(payment.id(), PspWork.Kind.CAPTURE, null, books.time.instant());
        PspWork taken = work.takeDue(10).getFirst();

        assertThat(work.addAndTake(payment.id(), PspWork.Kind.CAPTURE, null)).isEmpty();
        books.time.pass(LEASE);
        assertThat(work.takeDue(10)).isEmpty();
        books.time.pass(Duration.ofMillis(1));

        assertThat(work.takeDue(10))
                .singleElement()
                .returns(taken.id(), PspWork::id)
                .returns(2, PspWork::attempt);
        books.time.pass(LEASE.plusMillis(1));
        assertThat(work.addAndTake(payment.id(), PspWork.Kind.CAPTURE, null))
                .get()
                .returns(3, PspWork::attempt);
        assertThat(work.takeDue(10)).isEmpty();
    }

    @Test
    void work_that_is_put_off_comes_back_after_its_pause() {
        Payment payment = books.payment(State.AUTHORISED);
        PspWork taken =
                work.addAndTake(payment.id(), PspWork.Kind.RELEASE, null).orElseThrow();

        work.postpone(taken.id(), Duration.ofSeconds(5), "x".repeat(600));

        assertThat(work.takeDue(10)).isEmpty();
        books.time.pass(Duration.ofSeconds(5));
        assertThat(work.takeDue(10)).hasSize(1);
        work.done(taken.id());
        assertThat(books.toDo(payment)).isEmpty();
    }

    @Test
    void no_more_is_taken_than_can_be_done_and_what_waited_longest_first() {
        Payment late = books.payment(State.PENDING);
        Payment early = books.payment(State.PENDING);
        work.add(late.id(), PspWork.Kind.CANCEL, null, books.time.instant());
        work.add(early.id(), PspWork.Kind.CANCEL, null, books.time.instant().minusSeconds(1));

        assertThat(work.takeDue(1)).extracting(PspWork::paymentId).containsExactly(early.id());
        assertThat(work.takeDue(1)).extracting(PspWork::paymentId).containsExactly(late.id());
    }

    @Test
    void of_what_is_no_longer_to_be_done_only_that_is_dropped() {
        Payment payment = books.payment(State.CAPTURED);
        Refund refund = books.refund(payment, Books.HALF);
        books.toDo(payment, PspWork.Kind.CAPTURE);
        books.toDo(payment, PspWork.Kind.RELEASE);

        work.drop(payment.id(), PspWork.Kind.CAPTURE);
        assertThat(books.toDo(payment)).containsExactlyInAnyOrder(PspWork.Kind.RELEASE, PspWork.Kind.REFUND);
        work.dropRefund(refund.id());
        assertThat(books.toDo(payment)).containsExactly(PspWork.Kind.RELEASE);
    }

    private static Payment withRefunds(Refund.Status... statuses) {
        UUID id = Ids.next();
        return new Payment(
                id,
                Ids.next(),
                Ids.next(),
                Books.PRICE,
                State.CAPTURED,
                "pi_1",
                null,
                null,
                null,
                null,
                List.of(Books.PRICE),
                java.util.Arrays.stream(statuses)
                        .map(status ->
                                new Refund(Ids.next(), id, Money.of("EUR", "10"), "asked for", status, 1, null, null))
                        .toList());
    }
}
