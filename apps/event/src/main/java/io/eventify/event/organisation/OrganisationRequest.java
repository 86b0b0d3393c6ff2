package io.eventify.event.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What one says about an organisation. */
public record OrganisationRequest(@NotBlank @Size(max = 200) String name) {}
