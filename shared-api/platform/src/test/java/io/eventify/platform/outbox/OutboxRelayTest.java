package io.eventify.platform.outbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventify.platform.testing.MovingTime;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.time.Ids;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
    private static final TestDatabase DATABASE = TestDatabase.freshForContext("inventory");
    private final DataSource database = DATABASE.dataSource();
    private final List<PendingEvent> arrived = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void events_of_one_aggregate_arrive_in_the_order_in_which_they_were_written_however_many_workers_relay()
            throws Exception {
        List<UUID> subjects = List.of(Ids.next(), Ids.next(), Ids.next(), Ids.next(), Ids.next());
        for (int i = 0; i < 200; i++) {
            write(subjects.get(i % subjects.size()), i);
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                threads.execute(worker(this::arrive)::run);
            }
        }

        Map<UUID, List<Long>> seqs =
                arrived.stream().collect(groupingBy(PendingEvent::subject, mapping(PendingEvent::seq, toList())));
        assertThat(seqs).hasSize(5);
        assertThat(seqs.values()).allSatisfy(seq -> assertThat(seq).hasSize(40).isSorted());
        assertThat(rows()).isZero();
    }

    @Test
    void a_worker_does_not_wait_for_another_one_that_is_stuck_at_the_broker() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        List<UUID> subjects = subjectsOfDifferentPartitions();
        write(subjects.get(0), 0);
        write(subjects.get(1), 1);

        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            threads.execute(worker(events -> {
                stuck.countDown();
                awaitQuietly(free);
                arrive(events);
            })::run);
            assertThat(stuck.await(10, TimeUnit.SECONDS)).isTrue();
            worker(this::arrive).run();

            assertThat(arrived).hasSize(1);
            free.countDown();
        }
        assertThat(arrived).hasSize(2);
    }

    @Test
    void while_the_broker_is_down_the_rows_stay_and_the_attempts_become_rare() {
        MovingTime time = new MovingTime();
        List<Instant> attempts = new ArrayList<>();
        write(Ids.next(), 0);
        RelayWorker worker = new RelayWorker(
                new OutboxPartitions(database, 10),
                () -> {
                    attempts.add(time.instant());
                    throw new EventSender.BrokerUnavailableException("down", new IllegalStateException());
                },
                time.clock(),
                () -> {});

        for (int i = 0; i < 600; i++) {
            worker.run();
            time.pass(Duration.ofMillis(100));
        }

        assertThat(attempts).hasSizeBetween(8, 12);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void it_drains_when_the_broker_is_back() {
        MovingTime time = new MovingTime();
        boolean[] down = {true};
        write(Ids.next(), 0);
        RelayWorker worker = new RelayWorker(
                new OutboxPartitions(database, 10),
                () -> sender(events -> {
                    if (down[0]) {
                        throw new EventSender.BrokerUnavailableException("down", new IllegalStateException());
                    }
                    arrive(events);
                }),
                time.clock(),
                () -> {});
        worker.run();

        down[0] = false;
        time.pass(Duration.ofSeconds(1));
        worker.run();

        assertThat(arrived).hasSize(1);
        assertThat(rows()).isZero();
    }

    @Test
    void several_relays_deliver_each_event_once_while_others_are_still_written() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            CountDownLatch written = new CountDownLatch(2);
            for (int w = 0; w < 2; w++) {
                threads.execute(() -> {
                    for (int i = 0; i < 100; i++) {
                        write(Ids.next(), i);
                    }
                    written.countDown();
                });
            }
            for (int w = 0; w < 4; w++) {
                threads.execute(() -> {
                    RelayWorker worker = worker(this::arrive);
                    await().atMost(Duration.ofSeconds(20)).until(() -> {
                        worker.run();
                        return written.getCount() == 0 && rows() == 0;
                    });
                });
            }
        }

        assertThat(arrived).hasSize(200);
        assertThat(arrived.stream().map(PendingEvent::id).distinct()).hasSize(200);
    }

    private RelayWorker worker(Sending sending) {
        return new RelayWorker(new OutboxPartitions(database, 7), () -> sender(sending), Clock.systemUTC(), () -> {});
    }

    private interface Sending {
        void send(List<PendingEvent> events);
    }

    private static EventSender sender(Sending sending) {
        return new EventSender() {
            @Override
            public void send(List<PendingEvent> events) {
                sending.send(events);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private void arrive(List<PendingEvent> events) {
        arrived.addAll(events);
    }

    private void write(UUID subject, int number) {
        JdbcOutbox.write(database, Ids.next(), "capacity.adjusted", subject, "{\"number\":" + number + "}");
    }

    private List<UUID> subjectsOfDifferentPartitions() {
        UUID first = Ids.next();
        UUID second = Stream.generate(Ids::next)
                .filter(id -> partition(id) != partition(first))
                .findFirst()
                .orElseThrow();
        return List.of(first, second);
    }

    private int partition(UUID subject) {
        return (int) number("select abs(hashtext('" + subject + "')::bigint) % 16");
    }

    private long rows() {
        return number("select count(*) from outbox");
    }

    private long number(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
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
