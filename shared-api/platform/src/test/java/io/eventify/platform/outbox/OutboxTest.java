package io.eventify.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventify.contracts.events.CapacityAdjusted;
import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.rest.RequestCorrelation;
import io.eventify.platform.testing.MovingTime;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.testing.TestTransactions;
import io.eventify.platform.time.Ids;
import io.eventify.platform.time.TestSweeps;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the statement that announces an event to the broker's hands. */
class OutboxTest {
    private static final TestDatabase DATABASE = TestDatabase.freshForContext("inventory");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final DataSource database = DATABASE.dataSource();
    private final TestTransactions transactions = TestTransactions.mandatory(database);
    private final TestSweeps server = new TestSweeps();
    private final List<PendingEvent> arrived = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final RelayWorkers relay =
            new RelayWorkers(database, this::open, server.sweeps, Clock.systemUTC(), unmeasured());
    private final Map<Object, Object> resources = new HashMap<>();
    private final List<Synchronization> synchronizations = new ArrayList<>();
    private final JdbcOutbox outbox = new JdbcOutbox(transactions.dataSource(), relay);

    @BeforeEach
    void begin() {
        DATABASE.empty();
        outbox.transaction = transaction();
        relay.hasDatabase = Optional.of("jdbc/inventory");
        relay.enabled = true;
        relay.size = 2;
        relay.batch = 3;
        relay.idleMillis = Duration.ofHours(1).toMillis();
    }

    @AfterEach
    void end() {
        relay.stop();
        server.close();
        RequestCorrelation.end();
    }

    @Test
    void an_event_is_written_with_the_request_that_caused_it_and_arrives_as_it_was_announced() {
        UUID bucket = Ids.next();
        UUID correlation = Ids.next();
        RequestCorrelation.begin(correlation);
        String trace = RequestCorrelation.traceparent();
        Instant before = Instant.now().minusSeconds(60);

        UUID id = publish(bucket, 7);
        assertThat(new OutboxPartitions(database, 10).relayOne(sender())).isEqualTo(1);

        assertThat(arrived)
                .singleElement()
                .returns(id, PendingEvent::id)
                .returns(EventTypes.CAPACITY_ADJUSTED, PendingEvent::type)
                .returns(bucket, PendingEvent::subject)
                .returns(correlation, PendingEvent::correlationId)
                .returns(trace, PendingEvent::traceparent)
                .satisfies(event -> assertThat(event.data()).contains("\"remaining\": 7"))
                .satisfies(event -> assertThat(event.occurredAt())
                        .isBetween(before, Instant.now().plusSeconds(60)));
    }

    @Test
    void a_transaction_that_is_undone_announces_nothing() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    announce(Ids.next(), 1);
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");

        assertThat(waiting()).isZero();
    }

    @Test
    void outside_a_transaction_nothing_can_be_announced() {
        assertThatThrownBy(() -> announce(Ids.next(), 1)).hasMessageContaining("capacity.adjusted");
    }

    @Test
    void the_commit_wakes_the_relay_once_and_an_undone_transaction_does_not() {
        transactions.run(() -> {
            announce(Ids.next(), 1);
            announce(Ids.next(), 2);
        });
        assertThat(synchronizations).hasSize(1);
        relay.start("the application");
        Synchronization wakeUp = synchronizations.getFirst();

        wakeUp.beforeCompletion();
        wakeUp.afterCompletion(Status.STATUS_ROLLEDBACK);
        assertThat(opened).hasValue(0);
        wakeUp.afterCompletion(Status.STATUS_COMMITTED);

        await().atMost(SOON).until(() -> arrived.size() == 2 && waiting() == 0);
    }

    @Test
    void who_wrote_rows_without_a_transaction_of_ours_wakes_the_relay_himself() {
        relay.start("the application");
        publish(Ids.next(), 1);

        outbox.wakeUp();

        await().atMost(SOON).until(() -> arrived.size() == 1);
    }

    @Test
    void a_context_without_a_database_or_with_its_relay_switched_off_relays_nothing() {
        relay.hasDatabase = Optional.empty();
        relay.start("the application");
        relay.hasDatabase = Optional.of("jdbc/inventory");
        relay.enabled = false;
        relay.start("the application");
        publish(Ids.next(), 1);

        outbox.wakeUp();

        assertThat(waiting()).isEqualTo(1);
        assertThat(opened).hasValue(0);
    }

    @Test
    void a_batch_is_no_longer_than_agreed_and_leaves_the_rest_in_its_order() {
        UUID bucket = Ids.next();
        for (int i = 0; i < 5; i++) {
            publish(bucket, i);
        }
        OutboxPartitions partitions = new OutboxPartitions(database, 3);

        assertThat(partitions.relayOne(sender())).isEqualTo(3);
        assertThat(waiting()).isEqualTo(2);
        assertThat(partitions.relayOne(sender())).isEqualTo(2);
        assertThat(partitions.relayOne(sender())).isZero();

        assertThat(arrived).extracting(PendingEvent::seq).isSorted();
        assertThat(arrived).extracting(PendingEvent::id).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void what_did_not_arrive_stays_and_its_partition_is_free_again() {
        publish(Ids.next(), 1);
        OutboxPartitions partitions = new OutboxPartitions(database, 3);

        assertThatThrownBy(() -> partitions.relayOne(unreachable()))
                .isInstanceOf(EventSender.BrokerUnavailableException.class);

        assertThat(waiting()).isEqualTo(1);
        assertThat(partitions.relayOne(sender())).isEqualTo(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void what_waits_is_measured_with_the_age_of_the_oldest() {
        OutboxPartitions partitions = new OutboxPartitions(database, 3);
        assertThat(partitions.backlog()).isEqualTo(new OutboxPartitions.Backlog(0, 0));
        publish(Ids.next(), 1);
        execute("update outbox set occurred_at = occurred_at - interval '90 seconds'");
        publish(Ids.next(), 2);

        OutboxPartitions.Backlog backlog = partitions.backlog();

        assertThat(backlog.events()).isEqualTo(2);
        assertThat(backlog.oldestSeconds()).isBetween(90.0, 150.0);
    }

    @Test
    void a_database_that_does_not_answer_is_said_to_be_the_reason() {
        OutboxPartitions partitions = new OutboxPartitions(transactions.dataSource(), 3);

        assertThatThrownBy(() -> partitions.relayOne(sender())).hasMessage("cannot relay the outbox");
        assertThatThrownBy(partitions::backlog).hasMessage("cannot measure the outbox");
    }

    @Test
    void a_worker_keeps_its_connection_drops_it_after_a_failure_and_closes_it_at_the_end() {
        MovingTime time = new MovingTime();
        boolean[] down = {false};
        AtomicInteger others = new AtomicInteger();
        RelayWorker worker = new RelayWorker(
                new OutboxPartitions(database, 1),
                () -> {
                    opened.incrementAndGet();
                    return down[0] ? unreachable() : sender();
                },
                time.clock(),
                others::incrementAndGet);
        publish(Ids.next(), 1);
        publish(Ids.next(), 2);
        worker.run();
        worker.run();
        assertThat(opened).hasValue(1);
        assertThat(others).as("the others are told once a run").hasValue(1);

        worker.stop();
        assertThat(closed).hasValue(1);
        publish(Ids.next(), 3);
        worker.run();
        assertThat(waiting()).as("a worker that was stopped leaves the rest").isEqualTo(1);
    }

    @Test
    void after_each_failure_a_worker_waits_twice_as_long_up_to_ten_seconds_and_then_at_once_again() {
        MovingTime time = new MovingTime();
        List<Duration> pauses = new ArrayList<>();
        Instant[] last = {time.instant()};
        boolean[] down = {true};
        RelayWorker worker = new RelayWorker(
                new OutboxPartitions(database, 1),
                () -> {
                    pauses.add(Duration.between(last[0], time.instant()));
                    last[0] = time.instant();
                    return down[0] ? unreachable() : sender();
                },
                time.clock(),
                () -> {});
        publish(Ids.next(), 1);

        for (int i = 0; i < 300; i++) {
            worker.run();
            time.pass(Duration.ofMillis(100));
        }
        assertThat(pauses.stream().map(Duration::toMillis).limit(8))
                .containsExactly(0L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L);

        down[0] = false;
        time.pass(Duration.ofSeconds(10));
        worker.run();
        assertThat(waiting()).isZero();
        assertThat(closed.get()).as("each broken connection was closed").isEqualTo(7);
    }

    private UUID publish(UUID bucket, int remaining) {
        return transactions.call(() -> announce(bucket, remaining));
    }

    private UUID announce(UUID bucket, int remaining) {
        return outbox.publish(
                EventTypes.CAPACITY_ADJUSTED, bucket, new CapacityAdjusted(bucket, bucket, 100, remaining));
    }

    private EventSender open() {
        opened.incrementAndGet();
        return sender();
    }

    private EventSender sender() {
        return new Connection(false);
    }

    private EventSender unreachable() {
        return new Connection(true);
    }

    private final class Connection implements EventSender {
        private final boolean broken;

        Connection(boolean broken) {
            this.broken = broken;
        }

        @Override
        public void send(List<PendingEvent> events) {
            if (broken) {
                throw new BrokerUnavailableException("down", new IllegalStateException());
            }
            arrived.addAll(events);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private static OutboxBacklog unmeasured() {
        return new OutboxBacklog() {
            @Override
            public void watch(OutboxPartitions outbox) {
                // a registry of metrics is the server's
            }
        };
    }

    /* The container's registry of a transaction: what is put into it, and whom it tells of the end. */
    private TransactionSynchronizationRegistry transaction() {
        return (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                OutboxTest.class.getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getResource" -> resources.get(arguments[0]);
                    case "putResource" -> {
                        resources.put(arguments[0], arguments[1]);
                        yield null;
                    }
                    case "registerInterposedSynchronization" -> {
                        synchronizations.add((Synchronization) arguments[0]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private long waiting() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from outbox")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
