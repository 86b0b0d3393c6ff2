package io.eventify.platform.testing;

import io.eventify.platform.outbox.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Remembers what was announced. */
public final class RecordingOutbox implements Outbox {
    private final List<Announcement> announcements = new ArrayList<>();

    /** One domain event. */
    public record Announcement(String type, UUID subject, Object data) {}

    @Override
    public UUID publish(String type, UUID subject, Object data) {
        announcements.add(new Announcement(type, subject, data));
        return UUID.randomUUID();
    }

    @Override
    public void wakeUp() {}

    public List<String> types() {
        return announcements.stream().map(Announcement::type).toList();
    }

    public List<Announcement> of(String type) {
        return announcements.stream()
                .filter(announcement -> announcement.type().equals(type))
                .toList();
    }

    public void forget() {
        announcements.clear();
    }
}
