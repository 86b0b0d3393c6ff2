package io.eventify.contracts.snapshot;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Some of an owner's facts, in the order of their ids.
 *
 * @param next what to give as {@code after} for the next page; absent on the last one
 */
public record SnapshotPage(List<Item> items, @Nullable UUID next) {

    /**
     * A fact as a domain event would tell it: a change that was committed before it was read is contained, a later change has a domain event with a later time.
     *
     * @param type of the domain event, see {@link io.eventify.contracts.events.EventTypes}
     * @param subject the aggregate
     * @param time when it was read, by the owner's database clock, which also dates its domain events
     * @param data as in the domain event of this type
     */
    @Schema(name = "SnapshotItem")
    public record Item(
            String type,
            UUID subject,
            Instant time,
            @Schema(type = SchemaType.OBJECT) JsonObject data) {}
}
