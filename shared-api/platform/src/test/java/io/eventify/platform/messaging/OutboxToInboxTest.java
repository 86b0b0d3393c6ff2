package io.eventify.platform.messaging;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventify.contracts.events.CapacityAdjusted;
import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import io.eventify.platform.inbox.Inboxes;
import io.eventify.platform.outbox.PendingEvent;
import io.eventify.platform.outbox.Relays;
import io.eventify.platform.rest.RequestCorrelation;
import io.eventify.platform.testing.TestBroker;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.testing.TestTransactions;
import io.eventify.platform.time.Ids;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Real PostgreSQL, real Artemis: what a commit wrote to the outbox is applied by a consumer. */
class OutboxToInboxTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final TestDatabase DATABASE = TestDatabase.freshForContext("order");

    private final TestTransactions transactions = new TestTransactions(DATABASE.dataSource());
    private final List<DomainEvent> applied = Collections.synchronizedList(new ArrayList<>());
    private final Map<UUID, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private volatile Consumer<DomainEvent> effect = event -> {};
    private TestBroker artemis;
    private Broker broker;
    private QueuePublisher queue;
    private ExecutorService threads;
    private Runnable relay;

    @BeforeEach
    void start() throws Exception {
        DATABASE.empty();
        artemis = TestBroker.forContext("order");
        broker = new Broker(artemis.url(), "order", "order");
        relay = Relays.relay(DATABASE.dataSource(), new ArtemisSenders(broker));
        threads = Executors.newVirtualThreadPerTaskExecutor();
        Consumer<String> inbox =
                Inboxes.of("order", transactions.dataSource(), transactions::run, new CountingConsumer());
        queue = new QueuePublisher(
                broker,
                new QueueReader.Settings("domain.events::order", "dlq.order", 3, 5_000),
                4,
                Thread.ofVirtual().factory());
        queue.subscribe(new Arrivals(inbox));
    }

    @AfterEach
    void stop() throws Exception {
        queue.stop();
        threads.shutdownNow();
        broker.close();
        artemis.close();
    }

    @Test
    void events_of_one_aggregate_are_applied_in_order_and_different_ones_side_by_side() {
        List<UUID> buckets = List.of(Ids.next(), Ids.next(), Ids.next());
        for (int i = 0; i < 90; i++) {
            publish(buckets.get(i % 3), i);
        }

        relay.run();

        await().atMost(SOON).until(() -> applied.size() == 90);
        Map<UUID, List<Integer>> remaining = applied.stream()
                .collect(groupingBy(
                        DomainEvent::subject,
                        mapping(event -> event.as(CapacityAdjusted.class).remaining(), toList())));
        assertThat(remaining.values())
                .allSatisfy(values -> assertThat(values).hasSize(30).isSorted());
        assertThat(count("select count(*) from outbox")).isZero();
        await().atMost(SOON).until(() -> artemis.waiting() == 0);
    }

    @Test
    void the_consumer_works_under_the_correlation_of_the_request_that_caused_the_event() {
        UUID correlation = Ids.next();
        List<UUID> seen = Collections.synchronizedList(new ArrayList<>());
        effect = event -> seen.add(RequestCorrelation.current());
        RequestCorrelation.begin(correlation, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        try {
            publish(Ids.next(), 1);
        } finally {
            RequestCorrelation.end();
        }

        relay.run();

        await().atMost(SOON).until(() -> applied.size() == 1);
        assertThat(seen).containsExactly(correlation);
        assertThat(applied.getFirst().correlationId()).isEqualTo(correlation);
        assertThat(applied.getFirst().source()).isEqualTo("/order-service");
    }

    @Test
    void an_event_that_is_sent_twice_is_dropped_by_the_broker_and_does_not_hold_up_its_batch() {
        PendingEvent first = pending(Ids.next(), 1);
        PendingEvent second = pending(Ids.next(), 2);
        try (var sender = new ArtemisSenders(broker).open()) {
            sender.send(List.of(first));
            sender.send(List.of(first, second));
            sender.send(List.of(second));
        }

        await().atMost(SOON).until(() -> applied.size() == 2);
        await().atMost(SOON).until(() -> artemis.waiting() == 0);
        assertThat(attempts.values()).allSatisfy(count -> assertThat(count).hasValue(1));
    }

    @Test
    void an_event_that_the_broker_delivers_twice_takes_effect_once() throws Exception {
        PendingEvent event = pending(Ids.next(), 1);
        sendWithoutDuplicateDetection(CloudEventJson.write(event, "inventory"));
        sendWithoutDuplicateDetection(CloudEventJson.write(event, "inventory"));

        await().atMost(SOON).until(() -> count("select count(*) from processed_events") == 1 && artemis.waiting() == 0);
        assertThat(applied).hasSize(1);
    }

    @Test
    void a_consumer_that_fails_leaves_no_trace_and_gets_the_event_again() {
        effect = event -> {
            if (attempts.get(event.id()).get() < 3) {
                throw new IllegalStateException("not yet");
            }
        };
        UUID id = publish(Ids.next(), 1);

        relay.run();

        await().atMost(SOON).until(() -> applied.size() == 1);
        assertThat(attempts.get(id)).hasValue(3);
        assertThat(count("select count(*) from processed_events")).isEqualTo(1);
        assertThat(artemis.deadLetters()).isZero();
    }

    @Test
    void an_event_that_fails_every_time_ends_among_the_dead_letters_with_its_cause() throws Exception {
        effect = event -> {
            throw new IllegalStateException("seat is gone");
        };
        UUID subject = Ids.next();
        UUID id = publish(subject, 1);

        relay.run();

        await().atMost(SOON).until(() -> artemis.deadLetters() == 1);
        assertThat(attempts.get(id)).hasValue(3);
        assertThat(count("select count(*) from processed_events")).isZero();
        Message letter = deadLetter();
        assertThat(letter.getStringProperty("eventify_cause")).contains("seat is gone");
        assertThat(letter.getStringProperty("JMSXGroupID"))
                .as("replayed, it stays behind the earlier events of its aggregate")
                .isEqualTo(subject.toString());
    }

    @Test
    void what_cannot_be_read_goes_to_the_dead_letters_at_once() throws Exception {
        sendWithoutDuplicateDetection("{ not json");
        await().atMost(SOON).until(() -> artemis.deadLetters() == 1);
        assertThat(deadLetter().getStringProperty("eventify_cause")).contains("CloudEvents");

        sendWithoutDuplicateDetection(
                CloudEventJson.write(pending(Ids.next(), 1), "inventory").replace("/1\"", "/2\""));
        await().atMost(SOON).until(() -> artemis.deadLetters() == 1);
        assertThat(deadLetter().getStringProperty("eventify_cause")).contains("unknown schema");

        sendWithoutDuplicateDetection(
                CloudEventJson.write(pending(Ids.next(), 1), "inventory").replace("\"capacity\":", "\"size\":"));
        await().atMost(SOON).until(() -> artemis.deadLetters() == 1);
        assertThat(deadLetter().getStringProperty("eventify_cause")).contains("capacity");

        assertThat(attempts).isEmpty();
        await().atMost(SOON).until(() -> artemis.waiting() == 0);
    }

    @Test
    void when_the_broker_comes_back_events_flow_again() throws Exception {
        artemis.stop();
        publish(Ids.next(), 1);
        relay.run();
        assertThat(count("select count(*) from outbox")).isEqualTo(1);

        artemis.start();

        await().atMost(Duration.ofSeconds(40)).until(() -> {
            relay.run();
            return applied.size() == 1;
        });
        assertThat(count("select count(*) from outbox")).isZero();
    }

    private final class CountingConsumer implements DomainEventConsumer {
        @Override
        public Set<String> types() {
            return Set.of(EventTypes.CAPACITY_ADJUSTED);
        }

        @Override
        public void on(DomainEvent event) {
            attempts.computeIfAbsent(event.id(), id -> new AtomicInteger()).incrementAndGet();
            effect.accept(event);
            applied.add(event);
        }
    }

    /** As the dispatcher does. */
    private final class Arrivals implements Subscriber<org.eclipse.microprofile.reactive.messaging.Message<String>> {
        private final Consumer<String> inbox;

        Arrivals(Consumer<String> inbox) {
            this.inbox = inbox;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(org.eclipse.microprofile.reactive.messaging.Message<String> message) {
            threads.execute(() -> {
                try {
                    inbox.accept(message.getPayload());
                    message.ack();
                } catch (RuntimeException e) {
                    message.nack(e);
                }
            });
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            // the test ends
        }
    }

    private UUID publish(UUID bucket, int remaining) {
        return Relays.publish(DATABASE.dataSource(), EventTypes.CAPACITY_ADJUSTED, bucket, data(bucket, remaining));
    }

    private static PendingEvent pending(UUID bucket, int remaining) {
        return new PendingEvent(
                1,
                Ids.next(),
                EventTypes.CAPACITY_ADJUSTED,
                bucket,
                Instant.now(),
                Ids.next(),
                null,
                data(bucket, remaining));
    }

    private static String data(UUID bucket, int remaining) {
        return "{\"performanceId\":\"%s\",\"bucketId\":\"%s\",\"capacity\":100,\"remaining\":%d}"
                .formatted(bucket, bucket, remaining);
    }

    private void sendWithoutDuplicateDetection(String body) throws JMSException {
        try (Connection connection = broker.connect();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createProducer(session.createTopic("domain.events")).send(session.createTextMessage(body));
        }
    }

    private Message deadLetter() throws JMSException {
        try (Connection connection = broker.connect();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            return session.createConsumer(session.createQueue("dlq.order")).receive(5_000);
        }
    }

    private static long count(String sql) {
        try (var connection = DATABASE.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
