package io.eventify.event.organisation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rule that an organisation keeps an owner. */
final class Owners {

    private Owners() {}

    /**
     * @param next what the person becomes; null when he leaves
     * @throws LastOwnerException if nobody would own the organisation then
     */
    static void requireOneBeside(List<Member> members, UUID userId, @Nullable MemberRole next) {
        boolean another = members.stream()
                .anyMatch(m -> m.role() == MemberRole.OWNER && !m.userId().equals(userId));
        if (next != MemberRole.OWNER && !another) {
            throw new LastOwnerException();
        }
    }
}
