package io.eventify.ticketing.programme;

import io.eventify.contracts.events.EventChanged;
import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.OrganisationChanged;
import io.eventify.contracts.events.PerformanceCancelled;
import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.contracts.events.VenueDefined;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.DomainEventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Keeps the programme as the other contexts tell it; each message carries the whole, so the last one is the truth. */
@ApplicationScoped
public class ProgrammeConsumer implements DomainEventConsumer {

    private final Programme programme;

    @Inject
    public ProgrammeConsumer(Programme programme) {
        this.programme = programme;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected ProgrammeConsumer() {
        this(null);
    }

    @Override
    public Set<String> types() {
        return Set.of(
                EventTypes.EVENT_CREATED,
                EventTypes.EVENT_UPDATED,
                EventTypes.VENUE_DEFINED,
                EventTypes.PERFORMANCE_SCHEDULED,
                EventTypes.PERFORMANCE_UPDATED,
                EventTypes.PERFORMANCE_CANCELLED,
                EventTypes.ORGANISATION_UPDATED);
    }

    @Override
    public void on(DomainEvent event) {
        switch (event.type()) {
            case EventTypes.EVENT_CREATED, EventTypes.EVENT_UPDATED -> programme.put(event.as(EventChanged.class));
            case EventTypes.VENUE_DEFINED -> programme.put(event.as(VenueDefined.class));
            case EventTypes.PERFORMANCE_SCHEDULED, EventTypes.PERFORMANCE_UPDATED ->
                programme.put(event.as(PerformanceChanged.class));
            case EventTypes.PERFORMANCE_CANCELLED ->
                programme.cancel(event.as(PerformanceCancelled.class).performanceId());
            case EventTypes.ORGANISATION_UPDATED -> programme.put(event.as(OrganisationChanged.class));
            default -> throw new IllegalArgumentException("not consumed here: " + event.type());
        }
    }
}
