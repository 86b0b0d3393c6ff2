package io.eventify.event.organisation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation as its members see it. */
public record OrganisationView(UUID organisationId, String name, int version, List<MemberView> members) {

    /**
     * A person in the organisation.
     *
     * @param name as the account called itself when the person was taken in; null for members from before names were kept
     * @param role owner, manager or checkin
     */
    public record MemberView(UUID userId, @Nullable String name, String role, List<UUID> eventIds) {}

    static OrganisationView of(Organisation organisation, List<Member> members) {
        return new OrganisationView(
                organisation.id(),
                organisation.name(),
                organisation.version(),
                members.stream()
                        .map(m -> new MemberView(m.userId(), m.name().orElse(null), m.role().code, m.eventIds()))
                        .toList());
    }
}
