package io.eventify.contracts.events;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An event (the show) as it is now; texts by language (fr, en, ar). */
public record EventChanged(
        UUID eventId,
        UUID organisationId,
        UUID ownerId,
        Map<String, String> title,
        Map<String, String> description,
        String category,
        List<String> tags,
        String status) {}
