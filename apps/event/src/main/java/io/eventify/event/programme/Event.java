package io.eventify.event.programme;

import io.eventify.event.Texts;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The show: texts, rules of sale, and where it stands. */
@Entity
public class Event {
    @Id
    private UUID id;

    private UUID organisationId;
    private UUID ownerId;

    @Embedded
    private Texts title;

    @Embedded
    private @Nullable Texts description;

    private String category;
    private List<String> tags;

    @Enumerated(EnumType.STRING)
    private EventStatus status;

    @Embedded
    private Policy policy;

    private Instant createdAt;
    private @Nullable Instant publishedAt;
    private @Nullable String closingReason;

    @Version
    private int version;

    protected Event() {}

    Event(UUID id, UUID organisationId, UUID ownerId, Description description, Instant createdAt) {
        this.id = id;
        this.organisationId = organisationId;
        this.ownerId = ownerId;
        this.createdAt = createdAt;
        this.status = EventStatus.DRAFT;
        set(description);
    }

    /** What an organiser says about an event. */
    record Description(Texts title, @Nullable Texts text, String category, List<String> tags, Policy policy) {}

    /** @throws EventStatusException if it is over */
    void describe(Description newDescription) {
        requireEditable();
        set(newDescription);
    }

    private void set(Description newDescription) {
        title = newDescription.title();
        description = newDescription.text();
        category = newDescription.category();
        tags = List.copyOf(newDescription.tags());
        policy = newDescription.policy();
    }

    void publish(Instant at) {
        moveTo(EventStatus.PUBLISHED);
        publishedAt = at;
    }

    void archive() {
        moveTo(EventStatus.ARCHIVED);
    }

    void cancel(@Nullable String reason) {
        moveTo(EventStatus.CANCELLED);
        closingReason = reason;
    }

    /** @throws EventStatusException if it is archived or cancelled */
    void requireEditable() {
        if (!status.isEditable()) {
            throw new EventStatusException(status);
        }
    }

    private void moveTo(EventStatus next) {
        if (!status.next().contains(next)) {
            throw new EventStatusException(status);
        }
        status = next;
    }

    /** Whether visitors may know that it exists: a published event stays visible when it is archived or cancelled. */
    boolean isPublic() {
        return publishedAt != null;
    }

    UUID id() {
        return id;
    }

    UUID organisationId() {
        return organisationId;
    }

    UUID ownerId() {
        return ownerId;
    }

    Texts title() {
        return title;
    }

    @Nullable
    Texts description() {
        return description;
    }

    String category() {
        return category;
    }

    List<String> tags() {
        return tags;
    }

    EventStatus status() {
        return status;
    }

    Policy policy() {
        return policy;
    }

    @Nullable
    Instant publishedAt() {
        return publishedAt;
    }

    @Nullable
    String closingReason() {
        return closingReason;
    }

    int version() {
        return version;
    }
}
