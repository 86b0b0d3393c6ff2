package io.eventify.event.programme;

import io.eventify.event.Texts;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A picture of an event; what it shows never changes, so that everybody may keep it for ever. Its renditions are in {@link Pictures}. */
@Entity
public class Picture {
    @Id
    private UUID id;

    private UUID eventId;

    @Embedded
    private Texts alt;

    private int width;
    private int height;
    private String uploadHash;
    private Instant addedAt;

    protected Picture() {}

    /** @param size of the picture itself, upright */
    Picture(UUID id, UUID eventId, Texts alt, PictureSize size, String uploadHash, Instant addedAt) {
        this.id = id;
        this.eventId = eventId;
        this.alt = alt;
        this.width = size.width();
        this.height = size.height();
        this.uploadHash = uploadHash;
        this.addedAt = addedAt;
    }

    UUID id() {
        return id;
    }

    UUID eventId() {
        return eventId;
    }

    Texts alt() {
        return alt;
    }

    PictureSize size() {
        return new PictureSize(width, height);
    }

    Instant addedAt() {
        return addedAt;
    }

    String uploadHash() {
        return uploadHash;
    }
}
