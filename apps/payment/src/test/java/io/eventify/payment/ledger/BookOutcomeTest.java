package io.eventify.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.contracts.Money;
import io.eventify.payment.ledger.Payment.State;
import io.eventify.payment.psp.PaymentOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a payment when the provider's answers come late, twice and in any order. */
class BookOutcomeTest {
    private static final PaymentOutcome AUTHORISED = new PaymentOutcome.Authorised(Books.PRICE);

    private final Books books = new Books();

    @Test
    void while_the_customer_can_still_pay_a_payment_follows_what_the_provider_says() {
        Payment payment = books.payment(State.PENDING);

        assertThat(tell(payment, new PaymentOutcome.ActionRequired())).isTrue();
        assertThat(books.read(payment).state()).isEqualTo(State.ACTION_REQUIRED);
        assertThat(tell(payment, new PaymentOutcome.ActionRequired())).isFalse();
        assertThat(tell(payment, new PaymentOutcome.Processing())).isTrue();
        assertThat(books.read(payment).state()).isEqualTo(State.PROCESSING);
        assertThat(tell(payment, new PaymentOutcome.AwaitingCustomer())).isTrue();
        assertThat(books.read(payment).state()).isEqualTo(State.PENDING);
        assertThat(books.announced(payment)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTHORISED", "CAPTURED", "VOIDED"})
    void old_news_moves_no_payment_back(State state) {
        Payment payment = books.payment(state);

        assertThat(List.of(
                        new PaymentOutcome.AwaitingCustomer(),
                        new PaymentOutcome.ActionRequired(),
                        new PaymentOutcome.Processing(),
                        new PaymentOutcome.Declined("1", "expired_card"),
                        AUTHORISED))
                .allSatisfy(old -> assertThat(tell(payment, old)).isFalse());

        assertThat(books.read(payment)).isEqualTo(payment);
        assertThat(books.announced(payment)).isEmpty();
    }

    @Test
    void each_attempt_that_the_bank_declines_is_announced_once() {
        Payment payment = books.payment(State.PENDING);
        PaymentOutcome first = new PaymentOutcome.Declined("attempt 1", "insufficient_funds");

        assertThat(tell(payment, first)).isTrue();
        assertThat(tell(payment, first)).isFalse();
        assertThat(books.read(payment))
                .returns(State.FAILED, Payment::state)
                .returns("insufficient_funds", Payment::failureReason)
                .returns("attempt 1", Payment::declinedAttempt);

        tell(payment, new PaymentOutcome.Processing());
        assertThat(tell(payment, first))
                .as("told again, it still is where the payment stands")
                .isTrue();
        assertThat(books.read(payment))
                .returns(State.FAILED, Payment::state)
                .returns("insufficient_funds", Payment::failureReason);
        tell(payment, new PaymentOutcome.Declined("attempt 2", "expired_card"));

        assertThat(books.announced(payment))
                .containsExactly("payment.failed 49.9 insufficient_funds", "payment.failed 49.9 expired_card");
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "ACTION_REQUIRED", "PROCESSING", "FAILED"})
    void money_that_is_held_is_announced_once(State state) {
        Payment payment = books.payment(state);

        assertThat(tell(payment, AUTHORISED)).isTrue();
        assertThat(tell(payment, AUTHORISED)).isFalse();

        assertThat(books.read(payment).state()).isEqualTo(State.AUTHORISED);
        assertThat(books.announced(payment)).containsExactly("payment.authorised 49.9");
        assertThat(books.toDo(payment)).isEmpty();
    }

    @Test
    void another_amount_than_was_asked_for_pays_no_order_and_is_let_go() {
        Payment payment = books.payment(State.PENDING);

        assertThat(tell(payment, new PaymentOutcome.Authorised(Books.HALF))).isTrue();

        assertThat(books.read(payment).state()).isEqualTo(State.AUTHORISED);
        assertThat(books.toDo(payment)).containsExactly(PspWork.Kind.RELEASE);
        assertThat(books.work.takeDue(10)).as("at once").hasSize(1);
        assertThat(books.announced(payment)).containsExactly("payment.failed 49.9 amount_mismatch");
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "FAILED", "AUTHORISED", "VOIDED"})
    void money_that_was_taken_is_booked_whatever_was_thought_before_and_once(State state) {
        Payment payment = books.payment(state);
        books.toDo(payment, PspWork.Kind.CAPTURE);
        PaymentOutcome captured = new PaymentOutcome.Captured("ch_" + payment.id(), Books.PRICE);

        assertThat(tell(payment, captured)).isTrue();
        assertThat(tell(payment, captured)).isFalse();

        assertThat(books.read(payment)).returns(State.CAPTURED, Payment::state).returns(Books.PRICE, Payment::captured);
        assertThat(books.toDo(payment)).isEmpty();
        assertThat(books.announced(payment)).containsExactly("payment.captured 49.9");
    }

    @Test
    void a_second_charge_of_a_payment_is_money_too() {
        Payment payment = books.payment(State.CAPTURED);

        assertThat(tell(payment, new PaymentOutcome.Captured("another charge of " + payment.id(), Books.HALF)))
                .isTrue();

        assertThat(books.read(payment).captured()).isEqualTo(Money.of("EUR", "74.85"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "PROCESSING", "AUTHORISED"})
    void a_payment_that_somebody_cancelled_at_the_provider_is_void_and_announced_once(State state) {
        Payment payment = books.payment(state);
        books.toDo(payment, PspWork.Kind.CAPTURE);

        assertThat(tell(payment, new PaymentOutcome.Cancelled())).isTrue();
        assertThat(tell(payment, new PaymentOutcome.Cancelled())).isFalse();

        assertThat(books.read(payment).state()).isEqualTo(State.VOIDED);
        assertThat(books.announced(payment)).containsExactly("payment.failed 49.9 cancelled_at_provider");
    }

    @ParameterizedTest
    @EnumSource(
            value = PspWork.Kind.class,
            names = {"CANCEL", "RELEASE"})
    void a_payment_that_we_cancel_ourselves_is_void_and_no_news_to_anybody(PspWork.Kind asked) {
        Payment payment = books.payment(State.AUTHORISED);
        books.toDo(payment, asked);

        assertThat(tell(payment, new PaymentOutcome.Cancelled())).isTrue();

        assertThat(books.read(payment).state()).isEqualTo(State.VOIDED);
        assertThat(books.announced(payment)).isEmpty();
    }

    @Test
    void what_was_taken_is_not_made_void() {
        Payment payment = books.payment(State.CAPTURED);

        assertThat(tell(payment, new PaymentOutcome.Cancelled())).isFalse();

        assertThat(books.read(payment).state()).isEqualTo(State.CAPTURED);
    }

    @Test
    void what_the_provider_refuses_fails_an_open_payment_and_only_announces_it_of_another() {
        Payment open = books.payment(State.PROCESSING);
        Payment held = books.payment(State.AUTHORISED);

        books.outcomes.refused(open, "amount_too_small");
        books.outcomes.refused(held, "capture_expired");

        assertThat(books.read(open))
                .returns(State.FAILED, Payment::state)
                .returns("amount_too_small", Payment::failureReason);
        assertThat(books.read(held).state()).isEqualTo(State.AUTHORISED);
        assertThat(books.announced(open)).containsExactly("payment.failed 49.9 amount_too_small");
        assertThat(books.announced(held)).containsExactly("payment.failed 49.9 capture_expired");
    }

    private boolean tell(Payment payment, PaymentOutcome outcome) {
        return books.transactions.call(
                () -> books.outcomes.of(books.payments.lock(payment.id()).orElseThrow(), outcome));
    }
}
