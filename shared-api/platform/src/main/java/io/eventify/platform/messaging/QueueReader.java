package io.eventify.platform.messaging;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One thread with a connection and a transacted session of its own: takes a message, hands it on, waits for the verdict and commits or rolls back. Message
 * groups keep the order of one aggregate: all its messages come to the same session, one after the other.
 *
 * <p>A refused message is rolled back, and the broker delivers it again, later each time. The last attempt goes to the dead-letter queue from here, since only
 * here the cause is known; the broker's own limit is the safety net behind it.
 */
final class QueueReader implements Runnable {
    private static final Logger LOG = Logger.getLogger(QueueReader.class.getName());
    private static final long POLL_MILLIS = 1_000;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final int MAX_CAUSE = 2_000;

    /** Where messages go from here. */
    interface Downstream {
        /** Waits until one more message is wanted; false if none is for now. */
        boolean awaitDemand(long timeoutMillis) throws InterruptedException;

        /** The message wanted did not come: somebody else may have the turn. */
        void giveBackDemand();

        void deliver(Delivery delivery);
    }

    /**
     * @param queue such as {@code domain.events::order}
     * @param deadLetters address of the dead-letter queue
     * @param maxAttempts the delivery that is the last one
     * @param verdictTimeoutMillis after which an unanswered message is rolled back
     */
    record Settings(String queue, String deadLetters, int maxAttempts, long verdictTimeoutMillis) {}

    private final Broker broker;
    private final Settings settings;
    private final Downstream downstream;
    private final CountDownLatch stopped;
    private int failures;

    /** @param stopped reaching zero ends the thread after its current message */
    QueueReader(Broker broker, Settings settings, Downstream downstream, CountDownLatch stopped) {
        this.broker = broker;
        this.settings = settings;
        this.downstream = downstream;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        try {
            while (!isStopped()) {
                readUntilBroken();
            }
        } catch (InterruptedException endOfTheApplication) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilBroken() throws InterruptedException {
        try (Connection connection = broker.connect();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(settings.queue));
                MessageProducer deadLetters = session.createProducer(session.createQueue(settings.deadLetters))) {
            CountDownLatch broken = new CountDownLatch(1);
            connection.setExceptionListener(e -> broken.countDown());
            deadLetters.setDeliveryMode(DeliveryMode.PERSISTENT);
            connected();
            while (!isStopped() && broken.getCount() > 0) {
                readOne(session, consumer, deadLetters);
            }
        } catch (JMSException e) {
            pauseAfter(e);
        }
    }

    private void readOne(Session session, MessageConsumer consumer, MessageProducer deadLetters)
            throws JMSException, InterruptedException {
        if (!downstream.awaitDemand(POLL_MILLIS)) {
            return;
        }
        Message message = consumer.receive(POLL_MILLIS);
        if (message == null) {
            downstream.giveBackDemand();
            return;
        }
        if (!(message instanceof TextMessage text)) {
            downstream.giveBackDemand();
            bury(session, deadLetters, message, "not a text message");
            return;
        }
        Delivery delivery = new Delivery(text.getText());
        downstream.deliver(delivery);
        settle(session, deadLetters, message, delivery.awaitVerdict(settings.verdictTimeoutMillis));
    }

    private void settle(Session session, MessageProducer deadLetters, Message message, Optional<Throwable> refusal)
            throws JMSException {
        if (refusal.isEmpty()) {
            session.commit();
            return;
        }
        Throwable reason = refusal.get();
        int attempt = message.getIntProperty("JMSXDeliveryCount");
        if (reason instanceof DeadLetterException || attempt >= settings.maxAttempts) {
            LOG.log(Level.SEVERE, reason, () -> described(message) + " goes to " + settings.deadLetters);
            bury(session, deadLetters, message, reason.toString());
        } else {
            LOG.log(
                    Level.WARNING,
                    reason,
                    () -> described(message) + " failed, attempt " + attempt + "; it comes again");
            session.rollback();
        }
    }

    /* In the session's transaction, so that the message is either still in its queue or in the dead-letter queue. */
    private static void bury(Session session, MessageProducer deadLetters, Message message, String cause)
            throws JMSException {
        Message letter = Letters.copy(session, message);
        letter.setStringProperty(Letters.CAUSE, cause.length() <= MAX_CAUSE ? cause : cause.substring(0, MAX_CAUSE));
        deadLetters.send(letter);
        session.commit();
    }

    private String described(Message message) {
        try {
            return message.getStringProperty("ce_type") + " " + message.getStringProperty("ce_id") + " from "
                    + settings.queue;
        } catch (JMSException e) {
            return "a message from " + settings.queue;
        }
    }

    private void connected() {
        if (failures > 0) {
            LOG.info(() -> settings.queue + " is read again");
            failures = 0;
        }
    }

    /* Told once at the beginning of an outage. */
    private void pauseAfter(JMSException e) throws InterruptedException {
        if (isStopped()) {
            return;
        }
        LOG.log(failures == 0 ? Level.WARNING : Level.FINE, e, () -> settings.queue + " cannot be read; tried again");
        long pause = Math.min(FIRST_PAUSE_MILLIS << Math.min(failures, 10), LONGEST_PAUSE_MILLIS);
        failures++;
        stopped.await(pause, TimeUnit.MILLISECONDS);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0 || Thread.currentThread().isInterrupted();
    }
}
