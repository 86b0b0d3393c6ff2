package io.eventify.platform.lra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.testing.TestTransactions;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.microprofile.lra.annotation.ParticipantStatus;
import org.junit.jupiter.api.Test;

/** How a saga's callbacks, which come twice, late and before the work, are told apart. */
class ParticipationsTest {
    private static final String SELLER = "seller";
    private static final TestTransactions TRANSACTIONS =
            new TestTransactions(TestDatabase.forContext("order").dataSource());

    private final Participations participations = new Participations(TRANSACTIONS.dataSource());
    private final URI saga = URI.create("http://127.0.0.1/lra-coordinator/" + UUID.randomUUID());

    @Test
    void work_is_undone_once_however_often_the_coordinator_asks() {
        participations.enlist(saga, SELLER);

        assertThat(participations.compensateOnce(saga, SELLER)).isTrue();
        assertThat(participations.compensateOnce(saga, SELLER)).isFalse();
        assertThat(participations.outcome(saga, SELLER)).contains(ParticipantStatus.Compensated);
    }

    @Test
    void work_is_finished_once_however_often_the_coordinator_asks() {
        participations.enlist(saga, SELLER);
        participations.enlist(saga, SELLER);

        assertThat(participations.completeOnce(saga, SELLER)).isTrue();
        assertThat(participations.completeOnce(saga, SELLER)).isFalse();
        assertThat(participations.outcome(saga, SELLER)).contains(ParticipantStatus.Completed);
    }

    @Test
    void what_ended_one_way_does_not_end_the_other_way_too() {
        participations.enlist(saga, SELLER);
        participations.completeOnce(saga, SELLER);

        assertThat(participations.compensateOnce(saga, SELLER)).isFalse();
        assertThat(participations.outcome(saga, SELLER)).contains(ParticipantStatus.Completed);
    }

    @Test
    void work_that_comes_after_the_end_is_refused_even_if_there_was_none_before() {
        assertThat(participations.compensateOnce(saga, SELLER)).isFalse();

        assertThatThrownBy(() -> participations.enlist(saga, SELLER)).isInstanceOf(LraEndedException.class);
        assertThat(participations.outcome(saga, SELLER)).contains(ParticipantStatus.Compensated);
    }

    @Test
    void an_open_saga_and_an_unknown_one_have_no_outcome() {
        assertThat(participations.outcome(saga, SELLER)).isEmpty();

        participations.enlist(saga, SELLER);

        assertThat(participations.outcome(saga, SELLER)).isEmpty();
    }

    @Test
    void two_participants_of_a_saga_end_each_for_itself() {
        participations.enlist(saga, SELLER);
        participations.enlist(saga, "buyer");

        participations.compensateOnce(saga, SELLER);

        assertThatCode(() -> participations.enlist(saga, "buyer")).doesNotThrowAnyException();
        assertThat(participations.compensateOnce(saga, "buyer")).isTrue();
    }

    @Test
    void of_many_callbacks_at_once_one_undoes_the_work() throws Exception {
        participations.enlist(saga, SELLER);
        List<Future<Boolean>> callbacks;
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            Callable<Boolean> callback = () -> TRANSACTIONS.call(() -> participations.compensateOnce(saga, SELLER));
            callbacks = threads.invokeAll(
                    IntStream.range(0, 6).mapToObj(i -> callback).toList());
        }

        assertThat(callbacks).filteredOn(Future::resultNow).hasSize(1);
    }

    @Test
    void without_a_database_nothing_is_said_to_have_ended() {
        Participations lost = new Participations(
                TestTransactions.mandatory(TestDatabase.forContext("order").dataSource())
                        .dataSource());

        assertThatThrownBy(() -> lost.enlist(saga, SELLER)).hasMessageContaining(SELLER);
        assertThatThrownBy(() -> lost.compensateOnce(saga, SELLER)).hasMessageContaining(saga.toString());
        assertThatThrownBy(() -> lost.outcome(saga, SELLER)).isInstanceOf(IllegalStateException.class);
    }
}
