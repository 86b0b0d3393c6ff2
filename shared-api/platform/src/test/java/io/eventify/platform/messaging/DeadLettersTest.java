package io.eventify.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.events.EventTypes;
import io.eventify.platform.errors.DomainException;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.outbox.PendingEvent;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.sql.StatementFailedException;
import io.eventify.platform.testing.Callers;
import io.eventify.platform.testing.TestBroker;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.time.Ids;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real Artemis, real PostgreSQL: what an administrator sees of dead letters and what becomes of them. */
class DeadLettersTest {
    private static final TestDatabase DATABASE = TestDatabase.freshForContext("order");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String CAUSE = "java.lang.IllegalStateException: seat is gone: A 12";

    private final Sql sql = new Sql(DATABASE.dataSource());
    private final UUID admin = UUID.randomUUID();
    private final Caller caller = Callers.person(admin, "ADMIN");
    private TestBroker artemis;
    private Broker broker;
    private SettleDeadLetters settle;

    @BeforeEach
    void start() throws Exception {
        DATABASE.empty();
        artemis = TestBroker.forContext("order");
        broker = new Broker(artemis.url(), "order", "order");
        settle = new SettleDeadLetters(new DeadLetters(broker), sql, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
        artemis.close();
    }

    @Test
    void letters_are_told_of_oldest_first_by_what_they_are_and_not_by_what_stands_in_them() throws Exception {
        PendingEvent first = buried(CAUSE);
        PendingEvent second = buried(null);
        bury("{ not json", "java.lang.NullPointerException");

        DeadLetterList list = settle.list();

        assertThat(list.more()).isFalse();
        assertThat(list.items()).extracting(DeadLetter::eventId).containsExactly(first.id(), second.id(), null);
        DeadLetter letter = list.items().getFirst();
        assertThat(letter.type()).isEqualTo(EventTypes.CAPACITY_ADJUSTED);
        assertThat(letter.correlationId()).isEqualTo(first.correlationId());
        assertThat(letter.cause()).as("without the class of the exception").isEqualTo("seat is gone: A 12");
        assertThat(letter.at()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(list.items().get(1).cause()).isNull();
        assertThat(list.items().get(2).cause()).isNull();
        assertThat(list.toString()).doesNotContain("remaining");
        assertThat(artemis.deadLetters()).isEqualTo(3);
    }

    @Test
    void of_many_letters_the_oldest_hundred_are_told_of_and_that_there_are_more() throws Exception {
        for (int i = 0; i < 100; i++) {
            bury("letter " + i, null);
        }
        assertThat(settle.list().items()).hasSize(100);
        assertThat(settle.list().more()).isFalse();

        bury("one more", null);

        assertThat(settle.list().items()).hasSize(100);
        assertThat(settle.list().more()).isTrue();
    }

    @Test
    void a_replayed_event_arrives_once_as_its_producer_sent_it_and_its_letter_is_gone() throws Exception {
        PendingEvent event = dead();
        DeadLetter letter = only();

        settle.replay(letter.id(), caller);

        assertThat(artemis.deadLetters()).isZero();
        assertThat(artemis.waiting()).isEqualTo(1);
        TextMessage again = (TextMessage) arrived();
        assertThat(again.getText()).isEqualTo(CloudEventJson.write(event, "order"));
        assertThat(again.getStringProperty("ce_id")).isEqualTo(event.id().toString());
        assertThat(again.getStringProperty("ce_type")).isEqualTo(event.type());
        assertThat(again.getStringProperty("traceparent")).isEqualTo(TRACE);
        assertThat(again.getStringProperty("JMSXGroupID"))
                .isEqualTo(event.subject().toString());
        assertThat(again.getJMSDeliveryMode()).isEqualTo(jakarta.jms.DeliveryMode.PERSISTENT);
        assertThat(again.getStringProperty("eventify_cause")).isNull();
        assertThat(again.getStringProperty("_AMQ_DUPL_ID")).isNull();
        assertThat(again.getStringProperty("_AMQ_ORIG_QUEUE")).isNull();
        assertThat(again.getJMSMessageID()).isNotEqualTo("ID:" + letter.id());
    }

    @Test
    void a_letter_that_two_people_replay_at_once_arrives_once() throws Exception {
        bury("{}", CAUSE);
        UUID id = only().id();
        Callable<String> replay = () -> {
            try {
                settle.replay(id, caller);
                return "replayed";
            } catch (NotFoundException e) {
                return e.code();
            }
        };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> both = threads.invokeAll(List.of(replay, replay));
            assertThat(List.of(both.get(0).get(), both.get(1).get()))
                    .containsExactlyInAnyOrder("replayed", "dead_letter_not_found");
        }

        assertThat(artemis.waiting()).isEqualTo(1);
        assertThat(artemis.deadLetters()).isZero();
    }

    @Test
    void a_letter_whose_event_the_broker_does_not_take_stays() throws Exception {
        bury("{}", CAUSE);
        UUID id = only().id();
        artemis.removeQueue();

        assertThatThrownBy(() -> settle.replay(id, caller)).isInstanceOf(DeadLettersUnavailableException.class);

        assertThat(only().id()).isEqualTo(id);
        assertThat(decisions()).containsExactly("replay_asked");
    }

    @Test
    void a_discarded_letter_is_gone_and_goes_nowhere_and_the_others_stay() throws Exception {
        bury("first", CAUSE);
        bury("second", CAUSE);
        List<DeadLetter> letters = settle.list().items();

        settle.discard(letters.getFirst().id(), caller);

        assertThat(settle.list().items()).containsExactly(letters.get(1));
        assertThat(artemis.waiting()).isZero();
    }

    @Test
    void what_is_not_there_is_neither_replayed_nor_discarded_and_nothing_is_noted() throws Exception {
        bury("{}", CAUSE);

        assertThatThrownBy(() -> settle.replay(UUID.randomUUID(), caller))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.code()).isEqualTo("dead_letter_not_found"));
        assertThatThrownBy(() -> settle.discard(UUID.randomUUID(), caller)).isInstanceOf(NotFoundException.class);

        assertThat(settle.list().items()).hasSize(1);
        assertThat(decisions()).isEmpty();
    }

    @Test
    void each_decision_is_noted_before_and_after_and_cannot_be_changed() throws Exception {
        PendingEvent event = buried(CAUSE);
        UUID letter = only().id();

        settle.discard(letter, caller);

        assertThat(decisions()).containsExactly("discard_asked", "discarded");
        assertThat(sql.list(
                        "select actor_id, letter_id, event_id, event_type from dead_letter_decisions",
                        row -> List.<Object>of(
                                Sql.uuid(row, "actor_id"),
                                Sql.uuid(row, "letter_id"),
                                Sql.uuid(row, "event_id"),
                                row.getString("event_type"))))
                .containsOnly(List.of(admin, letter, event.id(), event.type()));
        assertThatThrownBy(() -> sql.update("delete from dead_letter_decisions"))
                .isInstanceOf(StatementFailedException.class);
    }

    @Test
    void without_the_broker_nothing_is_told_and_nothing_is_done() throws Exception {
        bury("{}", CAUSE);
        UUID id = only().id();
        artemis.stop();

        assertThatThrownBy(settle::list).isInstanceOfSatisfying(DomainException.class, e -> {
            assertThat(e.status()).isEqualTo(503);
            assertThat(e.code()).isEqualTo("broker_unavailable");
        });
        assertThatThrownBy(() -> settle.discard(id, caller)).isInstanceOf(DeadLettersUnavailableException.class);

        artemis.start();
        assertThat(only().id()).isEqualTo(id);
        assertThat(decisions()).isEmpty();
    }

    private DeadLetter only() {
        List<DeadLetter> letters = settle.list().items();
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    private List<String> decisions() {
        return sql.list("select action from dead_letter_decisions order by id", row -> row.getString("action"));
    }

    /** An event that went through the broker, with its duplicate id, and was given up by the broker itself. */
    private PendingEvent dead() throws Exception {
        PendingEvent event = pending();
        try (var sender = new ArtemisSenders(broker).open()) {
            sender.send(List.of(event));
        }
        try (Connection connection = broker.connect();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue("domain.events::order"))) {
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(consumer.receive(5_000)).isNotNull();
                session.rollback();
            }
        }
        return event;
    }

    private PendingEvent buried(String cause) throws Exception {
        PendingEvent event = pending();
        send("dlq.order", CloudEventJson.write(event, "order"), message -> {
            message.setStringProperty("ce_id", event.id().toString());
            message.setStringProperty("ce_type", event.type());
            message.setStringProperty("ce_correlationid", event.correlationId().toString());
            if (cause != null) {
                message.setStringProperty("eventify_cause", cause);
            }
        });
        return event;
    }

    private void bury(String body, String cause) throws Exception {
        send("dlq.order", body, message -> {
            if (cause != null) {
                message.setStringProperty("eventify_cause", cause);
            }
        });
    }

    @FunctionalInterface
    private interface Properties {
        void on(Message message) throws JMSException;
    }

    private void send(String queue, String body, Properties properties) throws JMSException {
        try (Connection connection = broker.connect();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            Message message = session.createTextMessage(body);
            properties.on(message);
            session.createProducer(session.createQueue(queue)).send(message);
        }
    }

    private Message arrived() throws JMSException {
        try (Connection connection = broker.connect();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            return session.createConsumer(session.createQueue("domain.events::order"))
                    .receive(5_000);
        }
    }

    private static PendingEvent pending() {
        UUID bucket = Ids.next();
        return new PendingEvent(
                1,
                Ids.next(),
                EventTypes.CAPACITY_ADJUSTED,
                bucket,
                Instant.now(),
                Ids.next(),
                TRACE,
                "{\"performanceId\":\"%s\",\"bucketId\":\"%s\",\"capacity\":100,\"remaining\":1}"
                        .formatted(bucket, bucket));
    }
}
