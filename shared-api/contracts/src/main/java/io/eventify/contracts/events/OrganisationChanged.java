package io.eventify.contracts.events;

import java.util.List;
import java.util.UUID;

/** An organisation and its members as they are now; {@code role} is owner, manager or checkin, and {@code eventIds} names the events a checkin member is assigned to (empty: all of the organisation). */
public record OrganisationChanged(UUID organisationId, String name, List<Member> members) {

    /** A person in the organisation. */
    public record Member(UUID userId, String role, List<UUID> eventIds) {}
}
