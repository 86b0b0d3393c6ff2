package io.eventify.payment.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.payment.ledger.Books;
import io.eventify.payment.ledger.Participant;
import io.eventify.payment.ledger.Payment;
import io.eventify.payment.ledger.Payment.State;
import io.eventify.payment.ledger.PspWork.Kind;
import io.eventify.payment.ledger.Refund;
import io.eventify.payment.work.PspWorker;
import io.eventify.platform.lra.Participations;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.lra.annotation.ParticipantStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What this context does and answers when the coordinator ends a saga well or badly. */
class PaymentInSagasTest {
    private final Books books = new Books();
    private final PaymentParticipant participant = new PaymentParticipant();

    @BeforeEach
    void deploy() {
        participant.compensatePayment = books.compensatePayment;
        participant.progress = books.progress;
        participant.participations = books.transactions.around(Participations.class, books.participations);
        participant.worker = new SleepingWorker();
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "ACTION_REQUIRED", "PROCESSING", "FAILED"})
    void a_payment_that_is_not_known_to_be_paid_is_cancelled_at_the_provider(State state) {
        Payment payment = books.payment(state);
        books.toDo(payment, Kind.CREATE);

        assertThat(answer(participant.compensate(payment.lra()))).isEqualTo("202");

        assertThat(books.toDo(payment)).containsExactly(Kind.CANCEL);
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTHORISED", "CAPTURED"})
    void money_that_is_held_or_taken_is_let_go(State state) {
        Payment payment = books.payment(state);
        books.toDo(payment, Kind.CAPTURE);

        assertThat(answer(participant.compensate(payment.lra()))).isEqualTo("202");

        assertThat(books.toDo(payment)).containsExactly(Kind.RELEASE);
    }

    @Test
    void a_payment_that_is_void_already_is_undone() {
        Payment payment = books.payment(State.VOIDED);

        assertThat(answer(participant.compensate(payment.lra()))).isEqualTo("200 Compensated");

        assertThat(books.toDo(payment)).isEmpty();
    }

    @Test
    void asked_twice_it_is_undone_once() {
        Payment payment = books.payment(State.AUTHORISED);
        participant.compensate(payment.lra());
        books.done(payment, Kind.RELEASE);

        assertThat(answer(participant.compensate(payment.lra()))).isEqualTo("200 Compensated");

        assertThat(books.toDo(payment)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CANCEL", "RELEASE"})
    void it_is_compensating_until_the_provider_has_done_it(Kind kind) {
        Payment payment = books.payment(kind == Kind.CANCEL ? State.PENDING : State.AUTHORISED);
        participant.compensate(payment.lra());

        assertThat(answer(participant.status(payment.lra()))).isEqualTo("202");
        books.done(payment, kind);

        assertThat(answer(participant.status(payment.lra()))).isEqualTo("200 Compensated");
        assertThat(books.progress.of(payment.lra())).contains(ParticipantStatus.Compensated);
    }

    @Test
    void other_work_of_the_payment_does_not_hold_up_the_saga() {
        Payment payment = books.payment(State.VOIDED);
        books.toDo(payment, Kind.CAPTURE);

        assertThat(answer(participant.compensate(payment.lra()))).isEqualTo("200 Compensated");
    }

    @Test
    void a_refund_on_its_way_is_waited_for_and_one_that_was_given_up_fails_the_saga() {
        Payment payment = books.payment(State.CAPTURED);
        participant.compensate(payment.lra());
        Refund refund = books.refund(payment, Books.PRICE);
        books.done(payment, Kind.RELEASE);
        assertThat(books.progress.of(payment.lra())).contains(ParticipantStatus.Compensating);

        books.giveUp(refund);

        assertThat(books.progress.of(payment.lra())).contains(ParticipantStatus.FailedToCompensate);
        assertThat(answer(participant.status(payment.lra()))).isEqualTo("200 FailedToCompensate");
        assertThat(answer(participant.compensate(payment.lra()))).isEqualTo("500 FailedToCompensate");
    }

    @Test
    void a_saga_that_ended_well_stays_so() {
        Payment payment = books.payment(State.CAPTURED);

        assertThat(answer(complete(payment.lra()))).isEqualTo("200 Completed");
        assertThat(answer(participant.compensate(payment.lra()))).isEqualTo("200 Completed");

        assertThat(books.toDo(payment)).isEmpty();
        assertThat(books.progress.of(payment.lra())).contains(ParticipantStatus.Completed);
    }

    @Test
    void of_an_open_saga_and_of_an_unknown_one_nothing_is_said() {
        assertThat(answer(participant.status(books.payment(State.PENDING).lra())))
                .isEqualTo("404");
        assertThat(answer(participant.status(Books.newSaga()))).isEqualTo("404");
    }

    @Test
    void a_saga_that_was_cancelled_before_its_payment_came_is_undone() {
        URI saga = Books.newSaga();

        assertThat(answer(participant.compensate(saga))).isEqualTo("200 Compensated");

        assertThat(books.transactions.call(() -> books.participations.outcome(saga, Participant.NAME)))
                .contains(ParticipantStatus.Compensated);
    }

    private Response complete(URI saga) {
        return books.transactions.call(() -> participant.complete(saga));
    }

    private static String answer(Response response) {
        return response.hasEntity() ? response.getStatus() + " " + response.getEntity() : "" + response.getStatus();
    }

    /** A worker before the application has started: what is due waits. */
    private static final class SleepingWorker extends PspWorker {}
}
