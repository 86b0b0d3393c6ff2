package io.eventify.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.contracts.payment.PaymentView;
import io.eventify.contracts.ticketing.IssuedTickets;
import io.eventify.order.BookingStep;
import io.eventify.order.EndReason;
import io.eventify.order.checkout.BookingAnswer.CaptureUnanswered;
import io.eventify.order.checkout.BookingAnswer.IntentCreated;
import io.eventify.order.checkout.BookingAnswer.MoneyIs;
import io.eventify.order.checkout.BookingAnswer.NotDone;
import io.eventify.order.checkout.BookingAnswer.Refused;
import io.eventify.order.checkout.BookingAnswer.RetakeTooLate;
import io.eventify.order.checkout.BookingAnswer.SagaIs;
import io.eventify.order.checkout.BookingAnswer.SeatsRetaken;
import io.eventify.order.checkout.BookingAnswer.SeatsSold;
import io.eventify.order.checkout.BookingAnswer.TicketsIssued;
import io.eventify.order.checkout.BookingDecision.AskAgain;
import io.eventify.order.checkout.BookingDecision.AwaitCapture;
import io.eventify.order.checkout.BookingDecision.AwaitCustomer;
import io.eventify.order.checkout.BookingDecision.EndUnasked;
import io.eventify.order.checkout.BookingDecision.Honour;
import io.eventify.order.checkout.BookingDecision.LateMoneyFound;
import io.eventify.order.checkout.BookingDecision.LetMoneyGo;
import io.eventify.order.checkout.BookingDecision.MoneyTaken;
import io.eventify.order.checkout.BookingDecision.MoneyWentBack;
import io.eventify.order.checkout.BookingDecision.NothingKept;
import io.eventify.order.checkout.BookingDecision.PaymentLeftOpen;
import io.eventify.order.checkout.BookingDecision.ReadPayment;
import io.eventify.order.checkout.BookingDecision.RetakeAnew;
import io.eventify.order.checkout.BookingDecision.SeatsCommitted;
import io.eventify.order.checkout.BookingDecision.TicketsPrepared;
import io.eventify.order.checkout.BookingDecision.TryLater;
import io.eventify.order.checkout.BookingDecision.TurnBack;
import io.eventify.order.steps.Backoff;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eclipse.microprofile.lra.annotation.LRAStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole table of the saga, with nothing but values. */
class BookingRulesTest {
    private static final UUID PAYMENT = UUID.randomUUID();
    private static final URI LRA = URI.create("http://coordinator/2");
    private static final Instant LIMIT = Instant.parse("2026-03-21T19:30:00Z");
    private static final Money PRICE = Money.of("EUR", "100.00");
    private static final Refused REFUSED = new Refused("some_reason", "refused: some_reason");
    private static final NotDone NOT_DONE = new NotDone("away");
    private static final IssuedTickets TICKETS = new IssuedTickets(UUID.randomUUID(), List.of());
    private static final int LONG = 1000;

    private static PaymentView payment(String status) {
        return new PaymentView(
                PAYMENT,
                UUID.randomUUID(),
                status,
                PRICE,
                PRICE,
                Money.zero("EUR"),
                "pi_1",
                null,
                null,
                "card_declined",
                List.of());
    }

    private static TurnBack turnedBack(EndReason reason, String refusal, String facts) {
        return new TurnBack(reason, refusal, "saga", facts);
    }

    @Test
    void a_payment_that_is_begun_waits_for_the_customer() {
        assertThat(BookingRules.next(BookingStep.INTENT, 1, new IntentCreated(PAYMENT)))
                .isEqualTo(new AwaitCustomer(PAYMENT));
    }

    @Test
    void a_payment_that_is_refused_turns_the_order_back_at_once() {
        assertThat(BookingRules.next(BookingStep.INTENT, 1, REFUSED))
                .isEqualTo(
                        turnedBack(EndReason.PAYMENT_REFUSED, "some_reason", "INTENT attempt 1: refused: some_reason"));
    }

    @Test
    void money_is_taken_only_after_the_seats_are_sold() {
        assertThat(BookingRules.next(BookingStep.COMMIT, 1, new SeatsSold(PRICE)))
                .isEqualTo(new SeatsCommitted(BookingStep.CAPTURE));
    }

    @Test
    void where_there_is_nothing_to_pay_none_is_taken() {
        assertThat(BookingRules.next(BookingStep.COMMIT, 1, new SeatsSold(Money.zero("EUR"))))
                .isEqualTo(new SeatsCommitted(BookingStep.ISSUE));
    }

    @Test
    void lost_seats_turn_the_order_back_at_once() {
        assertThat(BookingRules.next(BookingStep.COMMIT, 2, REFUSED))
                .isEqualTo(turnedBack(EndReason.SEATS_LOST, "some_reason", "COMMIT attempt 2: refused: some_reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"captured", "partially_refunded"})
    void taken_money_gets_its_tickets(String status) {
        assertThat(BookingRules.next(BookingStep.CAPTURE, 1, new MoneyIs(payment(status))))
                .isEqualTo(new MoneyTaken(PRICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "voided", "refunded"})
    void money_that_cannot_be_taken_any_more_turns_the_order_back(String status) {
        assertThat(BookingRules.next(BookingStep.CAPTURE, 1, new MoneyIs(payment(status))))
                .isEqualTo(new TurnBack(EndReason.CAPTURE_REFUSED, "card_declined", "payment", "payment is " + status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "action_required", "processing", "authorised", "a status of next year"})
    void a_capture_that_has_not_come_through_is_awaited(String status) {
        assertThat(BookingRules.next(BookingStep.CAPTURE, LONG, new MoneyIs(payment(status))))
                .isEqualTo(new AwaitCapture(Duration.ofSeconds(30), "payment is " + status));
    }

    @Test
    void a_refused_capture_turns_the_order_back_at_once() {
        assertThat(BookingRules.next(BookingStep.CAPTURE, 1, REFUSED))
                .isEqualTo(turnedBack(
                        EndReason.CAPTURE_REFUSED, "some_reason", "CAPTURE attempt 1: refused: some_reason"));
    }

    @Test
    void a_capture_without_an_answer_is_awaited_and_never_given_up() {
        assertThat(BookingRules.next(BookingStep.CAPTURE, 1, new CaptureUnanswered("timeout")))
                .isEqualTo(new AwaitCapture(Duration.ofMillis(800), "timeout"));
        assertThat(BookingRules.next(BookingStep.CAPTURE, LONG, new CaptureUnanswered("timeout")))
                .isEqualTo(new AwaitCapture(Duration.ofSeconds(30), "timeout"));
    }

    @Test
    void issued_tickets_end_the_saga_well() {
        assertThat(BookingRules.next(BookingStep.ISSUE, 1, new TicketsIssued(TICKETS)))
                .isEqualTo(new TicketsPrepared(TICKETS));
    }

    @Test
    void refused_tickets_are_asked_for_again_before_the_order_is_turned_back() {
        assertThat(BookingRules.next(BookingStep.ISSUE, 11, REFUSED))
                .isEqualTo(new TryLater(Duration.ofSeconds(30), "refused: some_reason", false));
        assertThat(BookingRules.next(BookingStep.ISSUE, 12, REFUSED))
                .isEqualTo(turnedBack(
                        EndReason.TICKETS_NOT_ISSUED, "some_reason", "ISSUE attempt 12: refused: some_reason"));
    }

    /** Attempts that fail, the last of which turns the order back. */
    @ParameterizedTest
    @CsvSource({"INTENT, 8, CHECKOUT_UNREACHABLE", "COMMIT, 8, SEATS_LOST", "ISSUE, 12, TICKETS_NOT_ISSUED"})
    void a_step_that_may_be_given_up_turns_the_order_back_at_its_last_attempt(
            BookingStep step, int attempts, EndReason reason) {
        assertThat(IntStream.range(1, attempts).mapToObj(attempt -> BookingRules.next(step, attempt, NOT_DONE)))
                .allMatch(TryLater.class::isInstance);
        for (int attempt = attempts; attempt < attempts + 3; attempt++) {
            assertThat(BookingRules.next(step, attempt, NOT_DONE))
                    .isEqualTo(turnedBack(reason, null, step + " attempt " + attempt + ": away"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CAPTURE", "CLOSE", "CANCEL", "SETTLE", "RELEASE"})
    void a_step_that_the_customers_money_hangs_on_is_never_given_up(BookingStep step) {
        assertThat(IntStream.rangeClosed(1, LONG).mapToObj(attempt -> BookingRules.next(step, attempt, NOT_DONE)))
                .allMatch(TryLater.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE", "CANCEL", "SETTLE", "RELEASE"})
    void there_a_refusal_is_no_last_word(BookingStep step) {
        assertThat(BookingRules.next(step, LONG, REFUSED))
                .isEqualTo(new TryLater(Duration.ofSeconds(30), "refused: some_reason", false));
    }

    @ParameterizedTest
    @EnumSource
    void a_delay_is_told_once_when_it_begins_to_be_felt(BookingStep step) {
        assertThat(IntStream.rangeClosed(1, 7)
                        .mapToObj(attempt -> BookingRules.next(step, attempt, NOT_DONE))
                        .map(decision -> ((TryLater) decision).felt()))
                .containsExactly(false, false, true, false, false, false, false);
        assertThat(BookingRules.next(step, 3, NOT_DONE)).isEqualTo(new TryLater(Duration.ofMillis(800), "away", true));
    }

    @ParameterizedTest
    @CsvSource({"CLOSE, Closing", "CLOSE, Active", "CANCEL, Cancelling", "CLOSE, Cancelling"})
    void an_lra_that_is_still_ending_is_asked_again(BookingStep step, LRAStatus status) {
        assertThat(BookingRules.next(step, 2, new SagaIs(status))).isEqualTo(new AskAgain(Backoff.after(5), null));
        assertThat(BookingRules.next(step, LONG, new SagaIs(status)))
                .isEqualTo(new AskAgain(Duration.ofSeconds(30), null));
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSE, Closed",
        "CLOSE, FailedToClose",
        "CLOSE, Cancelled",
        "CANCEL, Cancelled",
        "CANCEL, FailedToCancel",
        "CANCEL, Closed"
    })
    void an_lra_that_has_ended_without_its_callback_is_believed(BookingStep step, LRAStatus status) {
        assertThat(BookingRules.next(step, 1, new SagaIs(status)))
                .isEqualTo(new EndUnasked(status, new AskAgain(Backoff.after(4), null)));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE", "CANCEL"})
    void a_coordinator_that_does_not_know_the_saga_is_not_believed_at_once(BookingStep step) {
        assertThat(BookingRules.next(step, 9, new SagaIs(null))).isEqualTo(new AskAgain(Duration.ofSeconds(30), null));
        assertThat(BookingRules.next(step, 10, new SagaIs(null)))
                .isEqualTo(new EndUnasked(null, new AskAgain(Duration.ofSeconds(30), null)));
        assertThat(BookingRules.next(step, 11, new SagaIs(null)))
                .isEqualTo(new EndUnasked(null, new AskAgain(Duration.ofSeconds(30), null)));
    }

    @ParameterizedTest
    @EnumSource(names = {"Active", "Closing", "Cancelling"})
    void payment_is_not_read_before_the_lra_is_over(LRAStatus status) {
        assertThat(BookingRules.next(BookingStep.SETTLE, 1, new SagaIs(status)))
                .isEqualTo(new AskAgain(Backoff.after(4), null));
    }

    @ParameterizedTest
    @EnumSource(names = {"Closed", "Cancelled", "FailedToClose", "FailedToCancel"})
    void payment_is_read_when_the_lra_is_over(LRAStatus status) {
        assertThat(BookingRules.next(BookingStep.SETTLE, 1, new SagaIs(status))).isEqualTo(new ReadPayment());
    }

    @Test
    void payment_is_read_when_the_coordinator_has_forgotten_the_lra() {
        assertThat(BookingRules.next(BookingStep.SETTLE, 1, new SagaIs(null))).isEqualTo(new ReadPayment());
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorised", "captured", "partially_refunded"})
    void money_that_stayed_after_the_end_is_late_money(String status) {
        PaymentView payment = payment(status);
        assertThat(BookingRules.next(BookingStep.SETTLE, LONG, new MoneyIs(payment)))
                .isEqualTo(new LateMoneyFound(payment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"voided", "refunded", "failed"})
    void an_order_without_money_is_over(String status) {
        assertThat(BookingRules.next(BookingStep.SETTLE, 1, new MoneyIs(payment(status))))
                .isEqualTo(new NothingKept());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "action_required", "processing"})
    void a_payment_without_an_end_is_asked_twenty_times_and_then_shown_to_a_person(String status) {
        PaymentView payment = payment(status);
        assertThat(IntStream.range(1, 20)
                        .mapToObj(attempt -> BookingRules.next(BookingStep.SETTLE, attempt, new MoneyIs(payment))))
                .allMatch(AskAgain.class::isInstance);
        assertThat(BookingRules.next(BookingStep.SETTLE, 1, new MoneyIs(payment)))
                .isEqualTo(new AskAgain(Backoff.after(4), "payment is " + status));
        assertThat(BookingRules.next(BookingStep.SETTLE, 20, new MoneyIs(payment)))
                .isEqualTo(new PaymentLeftOpen(payment));
    }

    @Test
    void retaken_seats_honour_late_money() {
        assertThat(BookingRules.next(BookingStep.RETAKE, 1, new SeatsRetaken(LRA, LIMIT)))
                .isEqualTo(new Honour(LRA, LIMIT));
    }

    @Test
    void late_money_goes_when_the_seats_are_gone() {
        assertThat(BookingRules.next(BookingStep.RETAKE, 1, REFUSED)).isEqualTo(new LetMoneyGo("refused: some_reason"));
    }

    @Test
    void late_money_goes_when_the_seats_cannot_be_had_after_eight_attempts() {
        assertThat(IntStream.range(1, 8).mapToObj(attempt -> BookingRules.next(BookingStep.RETAKE, attempt, NOT_DONE)))
                .allMatch(TryLater.class::isInstance);
        assertThat(BookingRules.next(BookingStep.RETAKE, 8, NOT_DONE)).isEqualTo(new LetMoneyGo("away"));
    }

    @Test
    void a_retake_in_an_lra_that_had_ended_is_no_refusal() {
        assertThat(BookingRules.next(BookingStep.RETAKE, LONG, new Refused("lra_ended", "409 lra_ended")))
                .isEqualTo(new RetakeAnew(Duration.ofSeconds(30)));
        assertThat(BookingRules.next(BookingStep.RETAKE, 2, new RetakeTooLate()))
                .isEqualTo(new RetakeAnew(Duration.ofMillis(400)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"voided", "refunded", "failed"})
    void released_money_has_gone_back(String status) {
        assertThat(BookingRules.next(BookingStep.RELEASE, 1, new MoneyIs(payment(status))))
                .isEqualTo(new MoneyWentBack(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "authorised", "captured", "partially_refunded", "processing"})
    void money_is_released_until_it_has_gone_back(String status) {
        assertThat(BookingRules.next(BookingStep.RELEASE, LONG, new MoneyIs(payment(status))))
                .isEqualTo(new AskAgain(Duration.ofSeconds(30), "payment is " + status));
        assertThat(BookingRules.next(BookingStep.RELEASE, 1, new MoneyIs(payment(status))))
                .isEqualTo(new AskAgain(Backoff.after(4), "payment is " + status));
    }

    /** The good answers that a step has; trouble may come of each. */
    private static final Map<BookingStep, Set<Class<?>>> GOOD = Map.of(
            BookingStep.INTENT, Set.of(IntentCreated.class),
            BookingStep.COMMIT, Set.of(SeatsSold.class),
            BookingStep.CAPTURE, Set.of(MoneyIs.class, CaptureUnanswered.class),
            BookingStep.ISSUE, Set.of(TicketsIssued.class),
            BookingStep.CLOSE, Set.of(SagaIs.class),
            BookingStep.CANCEL, Set.of(SagaIs.class),
            BookingStep.SETTLE, Set.of(SagaIs.class, MoneyIs.class),
            BookingStep.RETAKE, Set.of(SeatsRetaken.class, RetakeTooLate.class),
            BookingStep.RELEASE, Set.of(MoneyIs.class));

    private static final List<BookingAnswer> ONE_OF_EACH = List.of(
            new IntentCreated(PAYMENT),
            new SeatsSold(PRICE),
            new MoneyIs(payment("captured")),
            new CaptureUnanswered("timeout"),
            new TicketsIssued(TICKETS),
            new SagaIs(LRAStatus.Closed),
            new SeatsRetaken(LRA, LIMIT),
            new RetakeTooLate(),
            REFUSED,
            NOT_DONE);

    @Test
    void every_kind_of_answer_is_among_them() {
        Set<Class<?>> kinds = ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(leaves(BookingAnswer.class)).containsExactlyInAnyOrderElementsOf(kinds);
    }

    private static List<Class<?>> leaves(Class<?> type) {
        return Stream.of(type.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? leaves(kind).stream() : Stream.of(kind))
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_step_has_its_own_answers_and_no_others(BookingStep step) {
        for (BookingAnswer answer : ONE_OF_EACH) {
            if (answer instanceof BookingAnswer.Trouble || GOOD.get(step).contains(answer.getClass())) {
                assertThat(BookingRules.next(step, 1, answer)).isNotNull();
            } else {
                assertThatThrownBy(() -> BookingRules.next(step, 1, answer))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith(step + " was answered with ");
            }
        }
    }

    /** Whatever happened before the money is taken, the customer keeps it; whatever happens after, he gets tickets or it back. */
    @Property(tries = 300)
    void only_trouble_before_the_tickets_turns_an_order_back(
            @ForAll BookingStep step, @ForAll @IntRange(min = 1, max = 50) int attempt) {
        boolean mayTurnBack = Set.of(BookingStep.INTENT, BookingStep.COMMIT, BookingStep.CAPTURE, BookingStep.ISSUE)
                .contains(step);
        for (BookingAnswer trouble : List.of(REFUSED, NOT_DONE)) {
            if (BookingRules.next(step, attempt, trouble) instanceof TurnBack back) {
                assertThat(mayTurnBack).isTrue();
                assertThat(back.actor()).isEqualTo("saga");
            }
        }
    }
}
