package io.eventify.platform.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** An Artemis broker with the platform's topology for one consuming context: {@code domain.events::<context>} and {@code dlq.<context>}. Persistent, so that it can be restarted. */
public final class TestBroker implements AutoCloseable {
    private static final String ADDRESS = "domain.events";
    private final String context;
    private final int port;
    private final Path journal;
    private EmbeddedActiveMQ broker;

    private TestBroker(String context) throws IOException {
        this.context = context;
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        this.journal = Files.createTempDirectory("eventify-artemis");
    }

    public static TestBroker forContext(String context) throws Exception {
        TestBroker created = new TestBroker(context);
        created.start();
        return created;
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    public void start() throws Exception {
        broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration());
        broker.start();
    }

    /** The broker goes; what it took stays. */
    public void stop() throws Exception {
        broker.stop();
    }

    /** Messages that wait or are being delivered. */
    public long waiting() {
        return queue(context).getMessageCount();
    }

    public long deadLetters() {
        return queue("dlq." + context).getMessageCount();
    }

    /** The context's own queue goes, with what waits in it: the broker takes nothing for it any more. */
    public void removeQueue() throws Exception {
        broker.getActiveMQServer().destroyQueue(SimpleString.of(context));
    }

    @Override
    public void close() throws Exception {
        broker.stop();
    }

    private Queue queue(String name) {
        return broker.getActiveMQServer().locateQueue(SimpleString.of(name));
    }

    private Configuration configuration() throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setSecurityEnabled(false);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalDatasync(false);
        configuration.setJournalDirectory(journal.resolve("journal").toString());
        configuration.setBindingsDirectory(journal.resolve("bindings").toString());
        configuration.setPagingDirectory(journal.resolve("paging").toString());
        configuration.setLargeMessagesDirectory(journal.resolve("large").toString());
        configuration.addAcceptorConfiguration("tcp", url() + "?protocols=CORE");
        configuration.addAddressConfiguration(address(ADDRESS, context, RoutingType.MULTICAST));
        configuration.addAddressConfiguration(address("dlq." + context, "dlq." + context, RoutingType.ANYCAST));
        configuration.addAddressSetting(
                ADDRESS,
                new AddressSettings()
                        .setDeadLetterAddress(SimpleString.of("dlq." + context))
                        .setMaxDeliveryAttempts(3)
                        .setRedeliveryDelay(50)
                        .setAutoCreateAddresses(false)
                        .setAutoCreateQueues(false));
        return configuration;
    }

    private static CoreAddressConfiguration address(String name, String queue, RoutingType routing) {
        CoreAddressConfiguration address =
                new CoreAddressConfiguration().setName(name).addRoutingType(routing);
        return address.addQueueConfig(QueueConfiguration.of(queue)
                .setAddress(name)
                .setRoutingType(routing)
                .setDurable(true));
    }
}
