package io.eventify.gateway.live;

import io.eventify.contracts.events.EventTypes;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * This gateway's own subscription to the domain events that listeners care about: not durable, so that it leaves nothing behind, and a ring in the broker, so
 * that a gateway that hangs costs the broker no more than its newest events. After every interruption listeners are told to read anew.
 */
@ApplicationScoped
class LiveFeed {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class.getName());
    private static final List<String> TYPES = List.of(
            EventTypes.SEATS_RESERVED,
            EventTypes.SEATS_SOLD,
            EventTypes.SEATS_RELEASED,
            EventTypes.SEATS_BLOCKED,
            EventTypes.SEATS_UNBLOCKED,
            EventTypes.CAPACITY_ADJUSTED,
            EventTypes.PERFORMANCE_UPDATED,
            EventTypes.PERFORMANCE_CANCELLED,
            EventTypes.ORDER_PLACED,
            EventTypes.ORDER_PAID,
            EventTypes.ORDER_CANCELLED,
            EventTypes.ORDER_REFUND_REQUESTED,
            EventTypes.ORDER_REFUNDED);
    private static final String SELECTOR = TYPES.stream().collect(Collectors.joining("', '", "ce_type IN ('", "')"));
    private static final String TOPIC = "domain.events?ring-size=20000";
    private static final int CALL_TIMEOUT_MILLIS = 10_000;
    private static final long POLL_MILLIS = 1_000;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private int failures;

    @Inject
    LiveHub hub;

    @Resource(lookup = "concurrent/eventify-threads")
    ManagedThreadFactory threads;

    @Inject
    @ConfigProperty(name = "eventify.broker.url")
    String url;

    @Inject
    @ConfigProperty(name = "eventify.broker.gateway.password")
    String password;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        threads.newThread(this::readUntilStopped).start();
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void readUntilStopped() {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url, "gateway", password)) {
            factory.setInitialConnectAttempts(1);
            factory.setReconnectAttempts(0);
            factory.setCallTimeout(CALL_TIMEOUT_MILLIS);
            while (stopped.getCount() > 0) {
                readUntilBroken(factory);
            }
        } catch (InterruptedException endOfTheApplication) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilBroken(ActiveMQConnectionFactory factory) throws InterruptedException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.DUPS_OK_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createTopic(TOPIC), SELECTOR)) {
            CountDownLatch broken = new CountDownLatch(1);
            connection.setExceptionListener(e -> broken.countDown());
            connection.start();
            hub.beginAnew();
            failures = 0;
            while (stopped.getCount() > 0 && broken.getCount() > 0) {
                read(consumer);
            }
        } catch (JMSException e) {
            if (stopped.getCount() > 0) {
                LOG.log(failures == 0 ? Level.WARNING : Level.FINE, e, () -> "live updates stand still; tried again");
                long pause = Math.min(FIRST_PAUSE_MILLIS << Math.min(failures, 10), LONGEST_PAUSE_MILLIS);
                failures++;
                stopped.await(pause, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void read(MessageConsumer consumer) throws JMSException {
        Message message = consumer.receive(POLL_MILLIS);
        if (message == null) {
            hub.nothingNew();
            return;
        }
        if (message instanceof TextMessage text) {
            try (JsonReader reader = Json.createReader(new StringReader(text.getText()))) {
                hub.happened(reader.readObject());
            } catch (JsonException | ClassCastException | NullPointerException | IllegalArgumentException unreadable) {
                // nothing can be told of it; whoever looks reads the state itself
                LOG.log(Level.WARNING, "a domain event cannot be read", unreadable);
            }
        }
    }
}
