package io.eventify.event.programme;

import io.eventify.event.Texts;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A picture of an event.
 *
 * @param alt what it shows in words, by language
 * @param renditions the same picture in several widths, narrow to wide
 */
public record PictureView(UUID pictureId, Map<String, String> alt, List<RenditionView> renditions) {

    /**
     * @param width in pixels
     * @param height in pixels
     * @param path of the JPEG, below the platform's public URL; what is there never changes
     */
    public record RenditionView(int width, int height, String path) {}

    static PictureView of(Picture picture) {
        return new PictureView(
                picture.id(),
                Texts.byLanguage(picture.alt()),
                picture.size().shown().stream()
                        .map(size -> new RenditionView(
                                size.width(),
                                size.height(),
                                "/api/events/" + picture.eventId() + "/media/" + picture.id() + "/" + size.width()))
                        .toList());
    }

    static List<PictureView> of(List<Picture> pictures) {
        return pictures.stream().map(PictureView::of).toList();
    }
}
