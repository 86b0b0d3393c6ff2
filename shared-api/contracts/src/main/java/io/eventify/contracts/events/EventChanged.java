package io.eventify.contracts.events;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event (the show) as it is now; texts by language (fr, en, ar).
 *
 * @param media its pictures in the order in which they are shown; absent in what was told before there were any
 */
public record EventChanged(
        UUID eventId,
        UUID organisationId,
        UUID ownerId,
        Map<String, String> title,
        Map<String, String> description,
        String category,
        List<String> tags,
        String status,
        @Nullable List<Picture> media) {

    /**
     * A picture.
     *
     * @param alt what it shows in words, by language
     */
    public record Picture(UUID pictureId, Map<String, String> alt, List<Rendition> renditions) {}

    /**
     * The picture as a JPEG, narrow to wide.
     *
     * @param width in pixels
     * @param height in pixels
     * @param path below the platform's public URL; what is there never changes
     */
    public record Rendition(int width, int height, String path) {}
}
