package io.eventify.platform.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.eclipse.microprofile.reactive.messaging.spi.IncomingConnectorFactory;
import org.eclipse.microprofile.reactive.streams.operators.PublisherBuilder;
import org.eclipse.microprofile.reactive.streams.operators.ReactiveStreams;

/**
 * MicroProfile Reactive Messaging connector for Artemis over Jakarta Messaging. Settings of a channel:
 * {@code queue} ({@code <address>::<queue>}), {@code readers} (4; not {@code concurrency}, by which SmallRye subscribes to the whole connector as many times), {@code dead-letters} ({@code dlq.<context>}), {@code max-attempts} (5, the broker's own number),
 * {@code timeout-ms} (60000).
 */
@ApplicationScoped
@Connector(ArtemisConnector.NAME)
public class ArtemisConnector implements IncomingConnectorFactory {
    static final String NAME = "eventify-artemis";

    private final Broker broker;
    private final List<QueuePublisher> publishers = new CopyOnWriteArrayList<>();

    @Resource
    ManagedThreadFactory threads;

    @Inject
    ArtemisConnector(Broker broker) {
        this.broker = broker;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected ArtemisConnector() {
        this(null);
    }

    @Override
    public PublisherBuilder<? extends Message<?>> getPublisherBuilder(Config config) {
        QueueReader.Settings settings = new QueueReader.Settings(
                config.getValue("queue", String.class),
                config.getOptionalValue("dead-letters", String.class).orElse("dlq." + broker.user()),
                config.getOptionalValue("max-attempts", Integer.class).orElse(5),
                config.getOptionalValue("timeout-ms", Long.class).orElse(60_000L));
        QueuePublisher publisher = new QueuePublisher(
                broker,
                settings,
                config.getOptionalValue("readers", Integer.class).orElse(4),
                threads);
        publishers.add(publisher);
        return ReactiveStreams.fromPublisher(publisher);
    }

    @PreDestroy
    void stop() {
        publishers.forEach(QueuePublisher::stop);
    }
}
