package io.eventify.platform.messaging;

import io.eventify.platform.outbox.EventSender;
import io.eventify.platform.outbox.PendingEvent;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TransactionRolledBackException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends batches in one broker transaction: one wait for the disk instead of one for each event. The broker refuses a whole transaction that holds an event
 * it already has (a crash between its commit and the outbox's); then the batch goes again one by one, where it drops duplicates silently.
 */
final class ArtemisSender implements EventSender {
    private static final Logger LOG = Logger.getLogger(ArtemisSender.class.getName());
    static final String ADDRESS = "domain.events";
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private final Connection connection;
    private final Session batchSession;
    private final Session singleSession;
    private final MessageProducer batches;
    private final MessageProducer singles;
    private final String context;

    ArtemisSender(Connection connection, String context) throws JMSException {
        this.connection = connection;
        this.context = context;
        batchSession = connection.createSession(true, Session.SESSION_TRANSACTED);
        singleSession = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        batches = producer(batchSession);
        singles = producer(singleSession);
    }

    private static MessageProducer producer(Session session) throws JMSException {
        MessageProducer producer = session.createProducer(session.createTopic(ADDRESS));
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        return producer;
    }

    @Override
    public void send(List<PendingEvent> events) {
        try {
            if (events.size() == 1) {
                singles.send(message(singleSession, events.getFirst()));
            } else {
                sendBatch(events);
            }
        } catch (JMSException e) {
            throw new BrokerUnavailableException("events were not taken", e);
        }
    }

    private void sendBatch(List<PendingEvent> events) throws JMSException {
        try {
            for (PendingEvent event : events) {
                batches.send(message(batchSession, event));
            }
            batchSession.commit();
        } catch (TransactionRolledBackException refused) {
            sendOneByOne(events);
        } catch (JMSException e) {
            if (!isDuplicate(e)) {
                throw e;
            }
            batchSession.rollback();
            sendOneByOne(events);
        }
    }

    private void sendOneByOne(List<PendingEvent> events) throws JMSException {
        LOG.log(Level.INFO, "the broker already has some of {0} events; they are sent one by one", events.size());
        for (PendingEvent event : events) {
            singles.send(message(singleSession, event));
        }
    }

    private static boolean isDuplicate(JMSException e) {
        return "DUPLICATE_ID_REJECTED".equals(e.getErrorCode())
                || String.valueOf(e.getMessage()).contains("Duplicate message detected");
    }

    private Message message(Session session, PendingEvent event) throws JMSException {
        Message message = session.createTextMessage(CloudEventJson.write(event, context));
        message.setStringProperty("ce_specversion", "1.0");
        message.setStringProperty("ce_id", event.id().toString());
        message.setStringProperty("ce_type", event.type());
        message.setStringProperty("ce_source", CloudEventJson.source(context));
        message.setStringProperty("ce_subject", event.subject().toString());
        message.setStringProperty("ce_time", event.occurredAt().toString());
        message.setStringProperty("ce_correlationid", event.correlationId().toString());
        message.setStringProperty("ce_dataschema", CloudEventJson.dataSchema(event));
        if (event.traceparent() != null) {
            message.setStringProperty("traceparent", event.traceparent());
        }
        message.setStringProperty("JMSXGroupID", event.subject().toString());
        message.setStringProperty(DUPLICATE_ID, event.id().toString());
        return message;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            LOG.log(Level.FINE, "the connection was already broken", e);
        }
    }
}
