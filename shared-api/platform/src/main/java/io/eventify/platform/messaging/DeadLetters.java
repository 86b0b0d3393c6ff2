package io.eventify.platform.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of this context, in the broker's queue {@code dlq.<context>}. Every method throws {@link DeadLettersUnavailableException} if the broker
 * does not answer; there must be no database transaction, which would wait for it.
 */
@ApplicationScoped
class DeadLetters {
    /** So many are told of at once. */
    static final int MOST = 100;

    private static final long PATIENCE_MILLIS = 2_000;
    private static final String ID = "ID:";
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** As {@link Throwable#toString()} begins. */
    private static final Pattern EXCEPTION = Pattern.compile("^(?:\\w+\\.)+[\\w$]+(?:: |$)");

    private final Broker broker;

    @Inject
    DeadLetters(Broker broker) {
        this.broker = broker;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected DeadLetters() {
        this(null);
    }

    /** The oldest ones. A message without an id, which none of our producers sends, is not among them. */
    DeadLetterList oldest() {
        List<DeadLetter> letters = look(null, MOST + 1);
        return letters.size() > MOST
                ? new DeadLetterList(List.copyOf(letters.subList(0, MOST)), true)
                : new DeadLetterList(letters, false);
    }

    Optional<DeadLetter> find(UUID id) {
        return look(only(id), 1).stream().findFirst();
    }

    /**
     * Sends the event to this context once more, and to no other; the letter is gone when the broker has the event, and stays otherwise.
     *
     * @return false if there is no such letter, or somebody else has it in hand
     */
    boolean replay(UUID id) {
        return take(id, (session, letter) -> {
            try (MessageProducer producer =
                    session.createProducer(session.createTopic(ArtemisSender.ADDRESS + "::" + broker.user()))) {
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                producer.send(Letters.copy(session, letter));
            }
        });
    }

    /**
     * Throws the letter away.
     *
     * @return false if there is no such letter, or somebody else has it in hand
     */
    boolean discard(UUID id) {
        return take(id, (session, letter) -> {});
    }

    @FunctionalInterface
    private interface Work {
        void with(Session session, Message letter) throws JMSException;
    }

    /* In one transaction of the broker; closing it without a commit leaves the letter where it is. */
    private boolean take(UUID id, Work work) {
        try (Connection connection = broker.connect();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue()), only(id))) {
            Message letter = consumer.receive(PATIENCE_MILLIS);
            if (letter == null) {
                return false;
            }
            work.with(session, letter);
            session.commit();
            return true;
        } catch (JMSException e) {
            throw new DeadLettersUnavailableException(e);
        }
    }

    private List<DeadLetter> look(@Nullable String selector, int most) {
        try (Connection connection = broker.connect();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                QueueBrowser browser = session.createBrowser(session.createQueue(queue()), selector)) {
            List<DeadLetter> letters = new ArrayList<>();
            for (Enumeration<?> found = browser.getEnumeration(); letters.size() < most && found.hasMoreElements(); ) {
                described((Message) found.nextElement()).ifPresent(letters::add);
            }
            return letters;
        } catch (JMSException e) {
            throw new DeadLettersUnavailableException(e);
        }
    }

    private String queue() {
        return "dlq." + broker.user();
    }

    private static String only(UUID id) {
        return "JMSMessageID = '" + ID + id + "'";
    }

    private static Optional<DeadLetter> described(Message letter) throws JMSException {
        String name = letter.getJMSMessageID();
        UUID id = name != null && name.startsWith(ID) ? uuid(name.substring(ID.length())) : null;
        return id == null
                ? Optional.empty()
                : Optional.of(new DeadLetter(
                        id,
                        letter.getStringProperty("ce_type"),
                        Instant.ofEpochMilli(letter.getJMSTimestamp()),
                        said(letter.getStringProperty(Letters.CAUSE)),
                        uuid(letter.getStringProperty("ce_id")),
                        uuid(letter.getStringProperty("ce_correlationid"))));
    }

    /* The class of an exception is for logs, and says nothing by itself. */
    private static @Nullable String said(@Nullable String cause) {
        String text = cause == null ? "" : EXCEPTION.matcher(cause).replaceFirst("");
        return text.isBlank() ? null : text;
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text != null && UUID_FORM.matcher(text).matches() ? UUID.fromString(text) : null;
    }
}
