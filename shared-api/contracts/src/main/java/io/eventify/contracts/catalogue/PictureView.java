package io.eventify.contracts.catalogue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A picture of an event.
 *
 * @param alt what it shows in words, by language
 * @param renditions the same picture in several widths, narrow to wide
 */
@Schema(name = "CatalogPicture")
public record PictureView(UUID pictureId, Map<String, String> alt, List<Rendition> renditions) {

    /**
     * The picture as a JPEG.
     *
     * @param width in pixels
     * @param height in pixels
     * @param path below the platform's public URL; what is there never changes
     */
    @Schema(name = "CatalogRendition")
    public record Rendition(int width, int height, String path) {}
}
