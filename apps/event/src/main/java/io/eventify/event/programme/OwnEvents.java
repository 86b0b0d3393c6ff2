package io.eventify.event.programme;

import io.eventify.event.Memberships;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who may see and who may change which event. */
@ApplicationScoped
class OwnEvents {
    @Inject
    Events events;

    @Inject
    Memberships memberships;

    /**
     * Locks an event for a change by one who runs its organisation's programme.
     *
     * @throws NotFoundException if there is none, or it is a draft of others
     * @throws ForbiddenActionException if it is a public event of others
     */
    Event lock(UUID id) {
        Event event = events.lock(id);
        if (memberships.manages(event.organisationId())) {
            return event;
        }
        if (event.isPublic()) {
            throw new ForbiddenActionException();
        }
        throw new NotFoundException("event");
    }

    /** @throws NotFoundException if there is none, or the caller may not know that there is */
    Event visible(UUID id) {
        return events.find(id)
                .filter(event -> event.isPublic() || memberships.belongs(event.organisationId()))
                .orElseThrow(() -> new NotFoundException("event"));
    }

    /** Which of these exist and may be seen by the caller; two statements, however many. */
    Set<UUID> visible(Set<UUID> ids) {
        List<Event> found = events.find(ids);
        Set<UUID> own = memberships.belongsTo(found.stream()
                .filter(event -> !event.isPublic())
                .map(Event::organisationId)
                .collect(Collectors.toSet()));
        return found.stream()
                .filter(event -> event.isPublic() || own.contains(event.organisationId()))
                .map(Event::id)
                .collect(Collectors.toSet());
    }
}
