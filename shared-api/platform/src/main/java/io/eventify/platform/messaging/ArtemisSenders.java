package io.eventify.platform.messaging;

import io.eventify.platform.outbox.EventSender;
import io.eventify.platform.outbox.EventSender.BrokerUnavailableException;
import io.eventify.platform.outbox.EventSenders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;

/** Connections of the relay to Artemis. */
@ApplicationScoped
class ArtemisSenders implements EventSenders {
    private final Broker broker;

    @Inject
    ArtemisSenders(Broker broker) {
        this.broker = broker;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected ArtemisSenders() {
        this(null);
    }

    @Override
    public EventSender open() {
        try {
            return sender(broker.connect());
        } catch (JMSException e) {
            throw new BrokerUnavailableException("no connection to the broker", e);
        }
    }

    private EventSender sender(Connection connection) throws JMSException {
        try {
            return new ArtemisSender(connection, broker.user());
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }
}
