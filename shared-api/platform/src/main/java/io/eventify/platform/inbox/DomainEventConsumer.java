package io.eventify.platform.inbox;

import java.util.Set;

/**
 * A context's reaction to domain events; an {@code @ApplicationScoped} bean, found by the platform. One consumer for each type in a context.
 *
 * <p>The platform calls {@link #on} inside one JTA transaction in which the event's id was already written to the inbox: a duplicate never arrives
 * here, and an exception rolls both back, so that the broker delivers again and finally dead-letters. Events of one aggregate come in order; different
 * aggregates in parallel. No remote calls: write down what is to be done and do it after.
 */
public interface DomainEventConsumer {

    /** The event types consumed. */
    Set<String> types();

    /** Applies the event. */
    void on(DomainEvent event);
}
