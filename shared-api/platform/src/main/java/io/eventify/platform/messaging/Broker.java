package io.eventify.platform.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * How this context reaches the broker. The client's own reconnecting is switched off: it would block callers and hide lost transactions; whoever holds
 * a connection opens another one after a failure. Every call ends by its timeout.
 */
@ApplicationScoped
class Broker {
    private static final int CALL_TIMEOUT_MILLIS = 10_000;
    /** Few messages are fetched ahead: those of a busy consumer could not go to an idle one. */
    private static final int PREFETCH_BYTES = 32 * 1024;

    private final String url;
    private final String user;
    private final String password;
    private volatile @Nullable ActiveMQConnectionFactory factory;

    @Inject
    Broker(Config config) {
        this(
                config.getOptionalValue("eventify.broker.url", String.class).orElse("tcp://127.0.0.1:61616"),
                config.getValue("eventify.context", String.class),
                config.getOptionalValue(
                                "eventify.broker." + config.getValue("eventify.context", String.class) + ".password",
                                String.class)
                        .orElse(""));
    }

    Broker(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** For the proxy of the scope. */
    protected Broker() {
        this("", "", "");
    }

    /** A new connection, started. */
    Connection connect() throws JMSException {
        Connection connection = factory().createConnection();
        try {
            connection.start();
            return connection;
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }

    String user() {
        return user;
    }

    private synchronized ActiveMQConnectionFactory factory() {
        ActiveMQConnectionFactory current = factory;
        if (current == null) {
            current = new ActiveMQConnectionFactory(url, user, password);
            current.setInitialConnectAttempts(1);
            current.setReconnectAttempts(0);
            current.setCallTimeout(CALL_TIMEOUT_MILLIS);
            current.setClientFailureCheckPeriod(5_000);
            current.setConnectionTTL(15_000);
            current.setConsumerWindowSize(PREFETCH_BYTES);
            current.setBlockOnDurableSend(true);
            factory = current;
        }
        return current;
    }

    @PreDestroy
    void close() {
        ActiveMQConnectionFactory current = factory;
        if (current != null) {
            current.close();
        }
    }
}
