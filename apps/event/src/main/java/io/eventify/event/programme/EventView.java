package io.eventify.event.programme;

import io.eventify.contracts.SalesPolicy;
import io.eventify.event.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event.
 *
 * @param status draft, published, archived or cancelled
 * @param media its pictures, twenty at most
 * @param reason why it was cancelled
 */
public record EventView(
        UUID eventId,
        UUID organisationId,
        String status,
        Map<String, String> title,
        Map<String, String> description,
        String category,
        List<String> tags,
        SalesPolicy policy,
        List<PictureView> media,
        @Nullable Instant publishedAt,
        @Nullable String reason,
        int version) {

    static EventView of(Event event, List<Picture> pictures) {
        return new EventView(
                event.id(),
                event.organisationId(),
                event.status().code,
                Texts.byLanguage(event.title()),
                Texts.byLanguage(event.description()),
                event.category(),
                event.tags(),
                event.policy().terms(),
                PictureView.of(pictures),
                event.publishedAt(),
                event.closingReason(),
                event.version());
    }
}
