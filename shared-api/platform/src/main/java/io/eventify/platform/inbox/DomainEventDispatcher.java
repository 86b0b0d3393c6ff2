package io.eventify.platform.inbox;

import io.eventify.platform.time.Sweeps;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Leads what the broker delivers to the context's consumers. A context that consumes has one bean with
 *
 * <pre>{@code
 * @Incoming("domain-events")
 * @Acknowledgment(Acknowledgment.Strategy.MANUAL)
 * public Subscriber<Message<String>> consume() { return dispatcher.subscriber(); }
 * }</pre>
 *
 * Each message is worked on by a thread of its own, as many at a time as the channel has readers; so one slow event does not hold up other aggregates.
 */
@ApplicationScoped
public class DomainEventDispatcher {
    private static final Duration RETENTION = Duration.ofDays(14);

    private final Instance<DomainEventConsumer> consumers;
    private final DataSource database;
    private final Transactions transactions;
    private final Instance<RequestContextController> requestContexts;
    private final Sweeps sweeps;

    @SuppressWarnings(
            "NullAway") // opened after construction, and never in a context without a database, which takes no messages
    private Inbox inbox;

    @Inject
    @ConfigProperty(name = "eventify.context")
    String context;

    @Inject
    @ConfigProperty(name = "eventify.datasource")
    Optional<String> hasDatabase;

    @Resource
    ManagedExecutorService executor;

    @Inject
    DomainEventDispatcher(
            @Any Instance<DomainEventConsumer> consumers,
            DataSource database,
            Transactions transactions,
            Instance<RequestContextController> requestContexts,
            Sweeps sweeps) {
        this.consumers = consumers;
        this.database = database;
        this.transactions = transactions;
        this.requestContexts = requestContexts;
        this.sweeps = sweeps;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected DomainEventDispatcher() {
        this(null, null, null, null, null);
    }

    /** The end of the channel {@code domain-events}. */
    public Subscriber<Message<String>> subscriber() {
        return new Arrivals();
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (hasDatabase.isPresent()) {
            sweeps.every(Duration.ofMinutes(10), "inbox purge", () -> inbox().purge(RETENTION));
        }
    }

    private synchronized Inbox inbox() {
        if (inbox == null) {
            inbox = new Inbox(context, database, transactions::run, consumers);
        }
        return inbox;
    }

    private void apply(Message<String> message) {
        RequestContextController request = requestContexts.get();
        boolean activated = request.activate();
        try {
            inbox().accept(message.getPayload());
            message.ack();
        } catch (RuntimeException | Error e) {
            // the connector logs it and lets the broker deliver again
            message.nack(e);
        } finally {
            if (activated) {
                request.deactivate();
            }
            requestContexts.destroy(request);
        }
    }

    private final class Arrivals implements Subscriber<Message<String>> {
        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Message<String> message) {
            try {
                executor.execute(() -> apply(message));
            } catch (RejectedExecutionException e) {
                message.nack(e);
            }
        }

        @Override
        public void onError(Throwable failure) {
            throw new IllegalStateException("the channel of domain events failed", failure);
        }

        @Override
        public void onComplete() {
            // the application ends
        }
    }
}
