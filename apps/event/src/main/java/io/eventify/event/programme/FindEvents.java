package io.eventify.event.programme;

import io.eventify.contracts.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads events: one, or a bounded page; four statements a page, whatever its size. */
@ApplicationScoped
class FindEvents {
    private static final int UPCOMING_EACH = 5;

    @Inject
    Events events;

    @Inject
    Performances performances;

    @Inject
    Pictures pictures;

    @Inject
    Halls halls;

    @Inject
    OwnEvents ownEvents;

    @Inject
    Clock clock;

    @Transactional
    public EventView one(UUID id) {
        return EventView.of(ownEvents.visible(id), pictures.all(id));
    }

    @Transactional
    public Page<EventSummary> page(Events.Filter filter, int page, int size) {
        Instant now = clock.instant();
        Page<Event> found = events.page(filter, now, page, size);
        Map<UUID, Event> byId = found.items().stream().collect(Collectors.toMap(Event::id, Function.identity()));
        List<Performance> next = performances.next(byId.keySet(), UPCOMING_EACH, now);
        Map<UUID, Venue> venues =
                halls.venues(next.stream().map(Performance::venueId).collect(Collectors.toSet()));
        Map<UUID, List<PerformanceView>> upcoming = next.stream()
                .map(p -> PerformanceView.of(p, Objects.requireNonNull(byId.get(p.eventId())), venues.get(p.venueId())))
                .collect(Collectors.groupingBy(PerformanceView::eventId));
        return new Page<>(
                page,
                size,
                found.total(),
                found.items().stream()
                        .map(event -> EventSummary.of(event, upcoming.getOrDefault(event.id(), List.of())))
                        .toList());
    }
}
