package io.eventify.contracts.catalogue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event as its page shows it, with all its performances, soonest first.
 *
 * @param title by language
 * @param description by language; may be empty
 * @param status published, archived or cancelled
 * @param media its pictures, in the order in which they are shown
 */
@Schema(name = "CatalogEventPage")
public record EventPage(
        UUID eventId,
        UUID organisationId,
        Map<String, String> title,
        Map<String, String> description,
        String category,
        List<String> tags,
        String status,
        List<PerformanceView> performances,
        List<PictureView> media) {}
