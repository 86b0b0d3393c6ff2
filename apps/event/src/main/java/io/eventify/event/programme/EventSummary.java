package io.eventify.event.programme;

import io.eventify.event.Texts;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An event in a list.
 *
 * @param upcoming its next performances, five at most
 */
public record EventSummary(
        UUID eventId,
        UUID organisationId,
        String status,
        Map<String, String> title,
        String category,
        List<String> tags,
        List<PerformanceView> upcoming) {

    static EventSummary of(Event event, List<PerformanceView> upcoming) {
        return new EventSummary(
                event.id(),
                event.organisationId(),
                event.status().code,
                Texts.byLanguage(event.title()),
                event.category(),
                event.tags(),
                upcoming);
    }
}
