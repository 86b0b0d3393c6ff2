package io.eventify.catalogue;

import io.eventify.platform.inbox.DomainEventDispatcher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reactivestreams.Subscriber;

/** Where domain events come in; the context's consumers are found by the dispatcher. */
@ApplicationScoped
public class DomainEvents {
    @Inject
    DomainEventDispatcher dispatcher;

    @Incoming("domain-events")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public Subscriber<Message<String>> consume() {
        return dispatcher.subscriber();
    }
}
