package io.eventify.event.organisation;

import java.util.List;
import java.util.UUID;

/** An organisation as its members see it. */
public record OrganisationView(UUID organisationId, String name, int version, List<MemberView> members) {

    /** A person in the organisation; {@code role} is owner, manager or checkin. */
    public record MemberView(UUID userId, String role, List<UUID> eventIds) {}

    static OrganisationView of(Organisation organisation, List<Member> members) {
        return new OrganisationView(
                organisation.id(),
                organisation.name(),
                organisation.version(),
                members.stream()
                        .map(m -> new MemberView(m.userId(), m.role().code, m.eventIds()))
                        .toList());
    }
}
