package io.eventify.event.programme;

import io.eventify.contracts.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the performances of an event. */
@ApplicationScoped
class FindPerformances {
    @Inject
    OwnEvents ownEvents;

    @Inject
    Performances performances;

    @Inject
    Halls halls;

    @Transactional
    public Page<PerformanceView> of(UUID eventId, int page, int size) {
        Event event = ownEvents.visible(eventId);
        Page<Performance> found = performances.page(eventId, page, size);
        Map<UUID, Venue> venues =
                halls.venues(found.items().stream().map(Performance::venueId).collect(Collectors.toSet()));
        return new Page<>(
                page,
                size,
                found.total(),
                found.items().stream()
                        .map(p -> PerformanceView.of(p, event, venues.get(p.venueId())))
                        .toList());
    }

    @Transactional
    public PerformanceView one(UUID eventId, UUID performanceId) {
        Event event = ownEvents.visible(eventId);
        Performance performance = performances.of(event, performanceId);
        UUID venueId = performance.venueId();
        return PerformanceView.of(
                performance, event, halls.venues(Set.of(venueId)).get(venueId));
    }
}
