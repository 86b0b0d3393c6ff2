package io.eventify.invariants;

import io.eventify.journey.RunningPlatform;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;

/** How many messages wait in which queue, through the broker's management address. */
final class Broker {
    private static final long PATIENCE_MILLIS = 10_000;
    private final RunningPlatform platform;

    Broker(RunningPlatform platform) {
        this.platform = platform;
    }

    /** Messages in each queue: those of the contexts, and their dead letters. */
    Map<String, Long> depths() {
        Map<String, Long> depths = new TreeMap<>();
        try (ServerLocator locator = ActiveMQClient.createServerLocator(platform.value("EVENTIFY_BROKER_URL"));
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(
                        platform.value("EVENTIFY_BROKER_ADMIN_USER"),
                        platform.value("EVENTIFY_BROKER_ADMIN_PASSWORD"),
                        false,
                        true,
                        true,
                        false,
                        100)) {
            session.start();
            try (ClientRequestor requestor = new ClientRequestor(session, "activemq.management")) {
                for (Object name : (Object[]) invoke(session, requestor, "broker", "getQueueNames")) {
                    String queue = (String) name;
                    if (Databases.CONTEXTS.contains(queue)
                            || queue.startsWith("dlq.")
                            || queue.startsWith("domain.events")) {
                        depths.put(
                                queue,
                                ((Number) invoke(session, requestor, "queue." + queue, "countMessages")).longValue());
                    }
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not tell its queues: " + e.getMessage(), e);
        }
        return depths;
    }

    private static Object invoke(ClientSession session, ClientRequestor requestor, String resource, String operation)
            throws Exception {
        ClientMessage request = session.createMessage(false);
        ManagementHelper.putOperationInvocation(request, resource, operation);
        ClientMessage reply = requestor.request(request, PATIENCE_MILLIS);
        if (reply == null || !ManagementHelper.hasOperationSucceeded(reply)) {
            throw new IllegalStateException(resource + "." + operation + " failed");
        }
        return ManagementHelper.getResult(reply);
    }
}
