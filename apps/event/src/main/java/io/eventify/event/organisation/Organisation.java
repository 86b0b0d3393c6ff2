package io.eventify.event.organisation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A seller of events. */
@Entity
public class Organisation {
    @Id
    private UUID id;

    private String name;
    private Instant createdAt;

    @Version
    private int version;

    protected Organisation() {}

    Organisation(UUID id, String name, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    int version() {
        return version;
    }

    void rename(String newName) {
        name = newName;
    }
}
