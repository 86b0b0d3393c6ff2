package io.eventify.event.organisation;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person and what he does; replaces what he did before. The person is named by account or by mail address, not by both.
 *
 * @param userId number of the account
 * @param mail address of the account, up to 254 characters; it is not kept
 * @param role owner, manager or checkin
 * @param eventIds for checkin: the events he is assigned to, all of them when empty or absent
 */
public record MemberRequest(
        @Schema(description = "number of the account; this or mail") @Nullable
        UUID userId,

        @Schema(description = "address of the account, which is looked up and not kept; this or userId")
        @Email
        @Size(max = 254)
        @Nullable
        String mail,

        @NotNull @Pattern(regexp = "owner|manager|checkin") String role,
        @Size(max = 200) @Nullable List<@NotNull UUID> eventIds) {

    boolean namesOne() {
        return (userId == null) != (mail == null);
    }
}
