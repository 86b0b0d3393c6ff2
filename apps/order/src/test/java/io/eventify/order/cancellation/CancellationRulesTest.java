package io.eventify.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.contracts.payment.RefundView;
import io.eventify.order.cancellation.Cancellation.Initiator;
import io.eventify.order.cancellation.CancellationAnswer.NotDone;
import io.eventify.order.cancellation.CancellationAnswer.PlacesSettled;
import io.eventify.order.cancellation.CancellationAnswer.RefundIs;
import io.eventify.order.cancellation.CancellationAnswer.Refused;
import io.eventify.order.cancellation.CancellationAnswer.TicketsRevoked;
import io.eventify.order.cancellation.CancellationDecision.GoOn;
import io.eventify.order.cancellation.CancellationDecision.News;
import io.eventify.order.cancellation.CancellationDecision.PlacesBack;
import io.eventify.order.cancellation.CancellationDecision.PlacesNotBack;
import io.eventify.order.cancellation.CancellationDecision.RefundHeard;
import io.eventify.order.cancellation.CancellationDecision.Refuse;
import io.eventify.order.cancellation.CancellationDecision.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table of a cancellation, with nothing but values. */
class CancellationRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-21T19:30:00Z");
    private static final Money PRICE = Money.of("EUR", "50.00");
    private static final UUID REFUND = UUID.randomUUID();
    private static final Refused REFUSED = new Refused("some_reason", "refused: some_reason");
    private static final NotDone NOT_DONE = new NotDone("away");

    private static Cancellation of(Money refund) {
        return new Cancellation(
                UUID.randomUUID(), UUID.randomUUID(), Initiator.customer, UUID.randomUUID(), "ill", refund, NOW);
    }

    private final Cancellation cancellation = of(PRICE);

    private CancellationDecision next(CancellationStep step, CancellationAnswer answer) {
        return CancellationRules.next(step, 1, answer, cancellation);
    }

    private static RefundIs refund(String status) {
        return new RefundIs(new RefundView(REFUND, PRICE, status, "ill"));
    }

    @Test
    void revoked_tickets_are_refunded() {
        assertThat(next(CancellationStep.REVOKE, new TicketsRevoked())).isEqualTo(new GoOn(CancellationStep.REFUND));
    }

    @Test
    void where_there_is_nothing_to_refund_payment_is_not_asked() {
        assertThat(CancellationRules.next(CancellationStep.REVOKE, 1, new TicketsRevoked(), of(Money.zero("EUR"))))
                .isEqualTo(new GoOn(CancellationStep.GIVE_BACK));
    }

    @Test
    void a_used_ticket_refuses_the_cancellation_before_money_moves() {
        assertThat(next(CancellationStep.REVOKE, new Refused("ticket_already_used", "ticket_already_used [T1]")))
                .isEqualTo(new Refuse("ticket_already_used", "ticket_already_used [T1]"));
    }

    @Test
    void money_that_went_back_is_noted_and_the_places_follow() {
        assertThat(next(CancellationStep.REFUND, refund("succeeded")))
                .isEqualTo(new RefundHeard(CancellationStep.GIVE_BACK, new News.Succeeded(REFUND, PRICE)));
    }

    @Test
    void a_refund_that_takes_its_time_does_not_hold_the_places_back() {
        assertThat(next(CancellationStep.REFUND, refund("pending")))
                .isEqualTo(new RefundHeard(CancellationStep.GIVE_BACK, new News.Pending(REFUND)));
    }

    @Test
    void a_refund_that_fails_does_not_hold_the_places_back() {
        assertThat(next(CancellationStep.REFUND, refund("failed")))
                .isEqualTo(
                        new RefundHeard(CancellationStep.GIVE_BACK, new News.Failed(REFUND, "the provider refused")));
    }

    @Test
    void a_refund_that_payment_refuses_is_for_a_person() {
        assertThat(next(CancellationStep.REFUND, REFUSED))
                .isEqualTo(new RefundHeard(CancellationStep.GIVE_BACK, new News.Failed(null, "some_reason")));
    }

    @Test
    void places_are_given_back_once_though_the_refund_is_asked_for_again() {
        cancellation.placesGivenBack(NOW);

        assertThat(next(CancellationStep.REFUND, refund("succeeded")))
                .isEqualTo(new RefundHeard(null, new News.Succeeded(REFUND, PRICE)));
        assertThat(next(CancellationStep.REFUND, REFUSED))
                .isEqualTo(new RefundHeard(null, new News.Failed(null, "some_reason")));
    }

    static Stream<Consumer<Cancellation>> newsThatCameFirst() {
        return Stream.of(
                cancellation -> cancellation.refundSucceeded(NOW),
                cancellation -> cancellation.refundFailed("the bank", NOW),
                cancellation -> cancellation.refundPending(NOW));
    }

    @ParameterizedTest
    @MethodSource("newsThatCameFirst")
    void an_answer_that_an_event_has_overtaken_says_nothing(Consumer<Cancellation> news) {
        news.accept(cancellation);

        for (CancellationAnswer answer : List.of(refund("succeeded"), refund("failed"), refund("pending"), REFUSED)) {
            assertThat(next(CancellationStep.REFUND, answer))
                    .isEqualTo(new RefundHeard(CancellationStep.GIVE_BACK, new News.Old()));
        }
    }

    @Test
    void the_answer_to_another_asking_counts_again() {
        cancellation.refundFailed("the bank", NOW);
        cancellation.retryRefund(NOW);

        assertThat(next(CancellationStep.REFUND, refund("succeeded")))
                .isEqualTo(new RefundHeard(CancellationStep.GIVE_BACK, new News.Succeeded(REFUND, PRICE)));
    }

    @Test
    void places_that_are_back_end_the_steps() {
        assertThat(next(CancellationStep.GIVE_BACK, new PlacesSettled("2 places")))
                .isEqualTo(new PlacesBack("2 places"));
    }

    @Test
    void places_that_inventory_does_not_take_back_are_for_a_person() {
        assertThat(next(CancellationStep.GIVE_BACK, REFUSED)).isEqualTo(new PlacesNotBack("refused: some_reason"));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_given_up_and_a_delay_is_told_once(CancellationStep step) {
        assertThat(IntStream.rangeClosed(1, 5)
                        .mapToObj(attempt -> CancellationRules.next(step, attempt, NOT_DONE, cancellation)))
                .containsExactly(
                        new TryLater(Duration.ofMillis(200), "away", false),
                        new TryLater(Duration.ofMillis(400), "away", false),
                        new TryLater(Duration.ofMillis(800), "away", true),
                        new TryLater(Duration.ofMillis(1600), "away", false),
                        new TryLater(Duration.ofMillis(3200), "away", false));
        assertThat(CancellationRules.next(step, 100_000, NOT_DONE, cancellation))
                .isEqualTo(new TryLater(Duration.ofSeconds(30), "away", false));
    }

    private static final Map<CancellationStep, Set<Class<?>>> OWN = Map.of(
            CancellationStep.REVOKE, Set.of(TicketsRevoked.class, Refused.class, NotDone.class),
            CancellationStep.REFUND, Set.of(RefundIs.class, Refused.class, NotDone.class),
            CancellationStep.GIVE_BACK, Set.of(PlacesSettled.class, Refused.class, NotDone.class));

    @ParameterizedTest
    @EnumSource
    void a_step_has_its_own_answers_and_no_others(CancellationStep step) {
        List<CancellationAnswer> oneOfEach =
                List.of(new TicketsRevoked(), refund("succeeded"), new PlacesSettled("2 places"), REFUSED, NOT_DONE);
        assertThat(oneOfEach).hasSize(CancellationAnswer.class.getPermittedSubclasses().length);
        for (CancellationAnswer answer : oneOfEach) {
            if (OWN.get(step).contains(answer.getClass())) {
                assertThat(next(step, answer)).isNotNull();
            } else {
                assertThatThrownBy(() -> next(step, answer))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith(step + " was answered with ");
            }
        }
    }
}
