package io.eventify.event.programme;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.snapshot.SnapshotPage;
import io.eventify.platform.inbox.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells events with all that belongs to them as they are now. Each page locks its events before it looks at the clock: a change that is under way is waited for and
 * contained, a later one is told with a later time.
 */
@ApplicationScoped
class TakeSnapshot {
    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    EntityManager database;

    @Transactional
    public SnapshotPage page(@Nullable UUID after, int limit) {
        List<Event> events = database.createQuery(
                        "select e from Event e where e.id > :after order by e.id", Event.class)
                .setParameter("after", after == null ? FIRST : after)
                .setMaxResults(limit)
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .getResultList();
        if (events.isEmpty()) {
            return new SnapshotPage(List.of(), null);
        }
        Instant at = (Instant) database.createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
        Map<UUID, Event> byId = events.stream().collect(Collectors.toMap(Event::id, Function.identity()));
        List<SnapshotPage.Item> items = new ArrayList<>();
        Map<UUID, List<Picture>> pictures = pictures(byId.keySet().stream().toList());
        events.forEach(event -> items.add(Snapshots.item(
                EventTypes.EVENT_UPDATED,
                event.id(),
                at,
                Announcements.asChanged(event, pictures.getOrDefault(event.id(), List.of())))));
        schemes(byId.keySet().stream().toList())
                .forEach(scheme -> items.add(
                        Snapshots.item(EventTypes.PRICING_CHANGED, scheme.id(), at, Announcements.asChanged(scheme))));
        performances(byId.keySet().stream().toList())
                .forEach(performance -> items.add(Snapshots.item(
                        EventTypes.PERFORMANCE_UPDATED,
                        performance.id(),
                        at,
                        Announcements.asChanged(
                                performance, Objects.requireNonNull(byId.get(performance.eventId()))))));
        return new SnapshotPage(
                items, events.size() < limit ? null : events.getLast().id());
    }

    private Map<UUID, List<Picture>> pictures(List<UUID> events) {
        return database
                .createQuery(
                        "select p from Picture p where p.eventId in :events order by p.addedAt, p.id", Picture.class)
                .setParameter("events", events)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(Picture::eventId));
    }

    private List<PricingScheme> schemes(List<UUID> events) {
        return database.createQuery(
                        "select distinct s from PricingScheme s left join fetch s.categories where s.eventId in :events order by s.id",
                        PricingScheme.class)
                .setParameter("events", events)
                .getResultList();
    }

    private List<Performance> performances(List<UUID> events) {
        return database.createQuery(
                        "select p from Performance p where p.eventId in :events order by p.id", Performance.class)
                .setParameter("events", events)
                .getResultList();
    }
}
