package io.eventify.catalogue.rebuild;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild.
 *
 * @param state running, done or failed
 * @param facts how many the owners have told so far
 * @param failure where it failed; what it had built was thrown away, and the catalogue is as it was
 */
@Schema(name = "CatalogRebuild")
public record RebuildView(
        UUID rebuildId,
        String state,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        long facts,
        @Nullable String failure) {}
