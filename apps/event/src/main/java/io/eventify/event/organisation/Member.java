package io.eventify.event.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person in an organisation. */
@Entity
@Table(name = "organisation_member")
@IdClass(Member.Key.class)
public class Member {
    @Id
    @Column(name = "organisation_id")
    private UUID organisationId;

    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Enumerated(EnumType.STRING)
    private MemberRole role;

    private List<UUID> eventIds;
    private @Nullable String name;

    protected Member() {}

    Member(UUID organisationId, UUID userId, String name, MemberRole role, List<UUID> eventIds) {
        this.organisationId = organisationId;
        this.userId = userId;
        call(name);
        assign(role, eventIds);
    }

    /** One membership for each person and organisation. */
    public record Key(UUID organisationId, UUID userId) {}

    UUID userId() {
        return userId;
    }

    /** As the account called itself when the person was taken in; none for members from before names were kept. */
    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** @param newName 200 characters at most; an empty one is none */
    final void call(String newName) {
        name = newName.isBlank() ? null : newName.strip();
    }

    MemberRole role() {
        return role;
    }

    List<UUID> eventIds() {
        return eventIds;
    }

    /** Only a checkin member is bound to single events. */
    final void assign(MemberRole newRole, List<UUID> newEventIds) {
        role = newRole;
        eventIds = newRole == MemberRole.CHECKIN ? List.copyOf(newEventIds) : List.of();
    }
}
