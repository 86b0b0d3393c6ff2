package io.eventify.order;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/** What orders need to know of a performance, as its events told. */
public record Performance(
        UUID id,
        UUID eventId,
        UUID organisationId,
        Map<String, String> title,
        Instant startsAt,
        ZoneId timeZone,
        int cancellationHours,
        int refundPercent,
        boolean cancelled) {

    /** In the language, or in whichever there is. */
    public String titleIn(String language) {
        String text = title.get(language);
        return text != null ? text : title.values().stream().findFirst().orElse("");
    }
}
