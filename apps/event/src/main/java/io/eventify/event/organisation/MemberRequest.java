package io.eventify.event.organisation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person and what he does; replaces what he did before.
 *
 * @param role owner, manager or checkin
 * @param eventIds for checkin: the events he is assigned to, all of them when empty or absent
 */
public record MemberRequest(
        @NotNull UUID userId,
        @NotNull @Pattern(regexp = "owner|manager|checkin") String role,
        @Size(max = 200) @Nullable List<@NotNull UUID> eventIds) {}
