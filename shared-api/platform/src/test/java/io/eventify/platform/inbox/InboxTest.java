package io.eventify.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.events.CapacityAdjusted;
import io.eventify.contracts.events.EventSchemas;
import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.messaging.DeadLetterException;
import io.eventify.platform.rest.RequestCorrelation;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.testing.TestTransactions;
import io.eventify.platform.time.Ids;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a context does with what the broker delivers, without a broker. */
class InboxTest {
    private static final TestDatabase DATABASE = TestDatabase.freshForContext("order");
    private final TestTransactions transactions = TestTransactions.mandatory(DATABASE.dataSource());
    private final List<DomainEvent> applied = new ArrayList<>();
    private Consumer<DomainEvent> effect = applied::add;
    private final Inbox inbox =
            new Inbox("order", transactions.dataSource(), transactions::run, List.of(new Capacities()));

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void an_event_arrives_as_it_was_sent() {
        UUID id = Ids.next();
        UUID bucket = Ids.next();
        UUID correlation = Ids.next();

        inbox.accept(envelope(id, bucket, correlation));

        assertThat(applied)
                .singleElement()
                .returns(id, DomainEvent::id)
                .returns(EventTypes.CAPACITY_ADJUSTED, DomainEvent::type)
                .returns("/inventory-service", DomainEvent::source)
                .returns(bucket, DomainEvent::subject)
                .returns(Instant.parse("2026-05-01T10:00:00Z"), DomainEvent::time)
                .returns(correlation, DomainEvent::correlationId)
                .returns(new CapacityAdjusted(bucket, bucket, 100, 7), event -> event.as(CapacityAdjusted.class));
    }

    @Test
    void it_is_worked_on_under_its_own_correlation_and_trace_and_not_a_moment_longer() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        UUID correlation = Ids.next();
        List<Object> during = new ArrayList<>();
        effect = event -> {
            during.add(RequestCorrelation.current());
            during.add(RequestCorrelation.traceparent());
        };

        inbox.accept(envelope(Ids.next(), Ids.next(), correlation)
                .replace("\"specversion\"", "\"traceparent\":\"" + trace + "\",\"specversion\""));

        assertThat(during).containsExactly(correlation, trace);
        assertThat(RequestCorrelation.current()).isNotEqualTo(correlation);
    }

    @Test
    void a_failed_event_leaves_no_correlation_behind() {
        UUID correlation = Ids.next();
        effect = event -> {
            throw new IllegalStateException("not yet");
        };

        assertThatThrownBy(() -> inbox.accept(envelope(Ids.next(), Ids.next(), correlation)))
                .hasMessage("not yet");

        assertThat(RequestCorrelation.current()).isNotEqualTo(correlation);
    }

    @Test
    void an_event_delivered_twice_is_applied_once() {
        String envelope = envelope(Ids.next(), Ids.next(), Ids.next());

        inbox.accept(envelope);
        inbox.accept(envelope);

        assertThat(applied).hasSize(1);
    }

    @Test
    void an_event_whose_consumer_failed_is_applied_when_it_comes_again() {
        String envelope = envelope(Ids.next(), Ids.next(), Ids.next());
        effect = event -> {
            throw new IllegalStateException("not yet");
        };
        assertThatThrownBy(() -> inbox.accept(envelope)).hasMessage("not yet");
        effect = applied::add;

        inbox.accept(envelope);

        assertThat(applied).hasSize(1);
    }

    @Test
    void a_second_delivery_at_the_same_time_waits_for_the_first_and_steps_in_if_that_fails() throws Exception {
        String envelope = envelope(Ids.next(), Ids.next(), Ids.next());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayFail = new CountDownLatch(1);
        effect = event -> {
            if (begun.getCount() > 0) {
                begun.countDown();
                awaitQuietly(mayFail);
                throw new IllegalStateException("the first delivery failed");
            }
            applied.add(event);
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> first = threads.submit(() -> inbox.accept(envelope));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            Future<?> second = threads.submit(() -> inbox.accept(envelope));
            mayFail.countDown();

            assertThatThrownBy(() -> first.get(10, TimeUnit.SECONDS)).hasMessageContaining("the first delivery failed");
            second.get(10, TimeUnit.SECONDS);
        }
        assertThat(applied).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            "specversion":"1.0"           , "specversion":"0.3"            , unknown specversion
            "type":"capacity.adjusted"    , "type":"capacity.guessed"      , unknown schema
            /1"                           , /2"                            , unknown schema
            "dataschema"                  , "schema"                       , CloudEvents
            "remaining":7                 , "remaining":"seven"            , remaining
            "id":                         , "identity":                    , CloudEvents
            "time":"2026-05-01T10:00:00Z" , "time":"yesterday"             , CloudEvents
            "subject":"                   , "subject":"x                   , CloudEvents
            "data":{                      , "data":[{                      , CloudEvents
            """)
    void what_can_never_be_applied_is_a_dead_letter_that_says_why(String right, String wrong, String why) {
        String envelope = envelope(Ids.next(), Ids.next(), Ids.next());
        assertThat(envelope).contains(right);

        assertThatThrownBy(() -> inbox.accept(envelope.replace(right, wrong)))
                .isInstanceOf(DeadLetterException.class)
                .hasMessageContaining(why);

        assertThat(applied).isEmpty();
        assertThat(written()).isZero();
    }

    @Test
    void an_event_of_a_kind_that_nobody_here_waits_for_is_a_dead_letter() {
        Inbox deaf = new Inbox("order", transactions.dataSource(), transactions::run, List.of());

        assertThatThrownBy(() -> deaf.accept(envelope(Ids.next(), Ids.next(), Ids.next())))
                .isInstanceOf(DeadLetterException.class)
                .hasMessage("order does not consume capacity.adjusted");
    }

    @Test
    void two_consumers_of_one_kind_are_a_mistake_of_the_programmer() {
        assertThatThrownBy(() -> new Inbox(
                        "order",
                        transactions.dataSource(),
                        transactions::run,
                        List.of(new Capacities(), new Capacities())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two consumers of capacity.adjusted");
    }

    @Test
    void what_the_broker_cannot_deliver_again_is_forgotten_and_nothing_younger() {
        UUID old = Ids.next();
        inbox.accept(envelope(old, Ids.next(), Ids.next()));
        execute("update processed_events set processed_at = processed_at - interval '15 days'");
        inbox.accept(envelope(Ids.next(), Ids.next(), Ids.next()));

        int forgotten = transactions.call(() -> inbox.purge(Duration.ofDays(14)));

        assertThat(forgotten).isEqualTo(1);
        assertThat(written()).isEqualTo(1);
        inbox.accept(envelope(old, Ids.next(), Ids.next()));
        assertThat(applied).hasSize(3);
    }

    @Test
    void a_database_that_does_not_answer_is_not_the_event_s_fault() {
        Inbox withoutDatabase = new Inbox("order", transactions.dataSource(), Runnable::run, List.of(new Capacities()));

        assertThatThrownBy(() -> withoutDatabase.accept(envelope(Ids.next(), Ids.next(), Ids.next())))
                .isInstanceOf(IllegalStateException.class)
                .isNotInstanceOf(DeadLetterException.class)
                .hasMessageContaining("to the inbox");
        assertThatThrownBy(() -> withoutDatabase.purge(Duration.ofDays(1))).hasMessage("cannot purge the inbox");
    }

    private final class Capacities implements DomainEventConsumer {
        @Override
        public Set<String> types() {
            return Set.of(EventTypes.CAPACITY_ADJUSTED);
        }

        @Override
        public void on(DomainEvent event) {
            effect.accept(event);
        }
    }

    private static String envelope(UUID id, UUID bucket, UUID correlation) {
        return """
                {"specversion":"1.0","id":"%s","type":"capacity.adjusted","source":"/inventory-service","subject":"%s",\
                "time":"2026-05-01T10:00:00Z","correlationid":"%s","dataschema":"%s",\
                "data":{"performanceId":"%s","bucketId":"%s","capacity":100,"remaining":7}}""".formatted(id, bucket, correlation, EventSchemas.uri(EventTypes.CAPACITY_ADJUSTED), bucket, bucket);
    }

    private static long written() {
        try (var connection = DATABASE.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from processed_events")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) {
        try (var connection = DATABASE.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
