package io.eventify.inventory.availability;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What shall be different.
 *
 * @param block seats that shall not be sold
 * @param unblock blocked seats that shall be sold again
 * @param label for whom or why the seats in {@code block} are kept back; absent: those that are blocked already keep theirs; blank: they have none
 * @param unblockLabel all blocked seats with this label shall be sold again; blank: all without one
 */
@Schema(example = """
        {"buckets":[{"bucketId":"0197a8c0-0000-7000-8000-000000000002","capacity":450}],"block":["0197a8c0-0000-7000-8000-000000000003"],"label":"Press"}""")
public record CapacityRequest(
        @Nullable @Valid @Size(max = 50) List<BucketCapacity> buckets,
        @Nullable @Size(max = 1000) List<@NotNull UUID> block,
        @Nullable @Size(max = 1000) List<@NotNull UUID> unblock,

        @Nullable @Size(max = LONGEST_LABEL) @Pattern(regexp = NO_CONTROLS)
        String label,

        @Nullable @Size(max = LONGEST_LABEL) @Pattern(regexp = NO_CONTROLS)
        String unblockLabel) {
    static final int LONGEST_LABEL = 100;
    private static final String NO_CONTROLS = "^[^\\u0000-\\u001F\\u007F-\\u009F\\u2028\\u2029]*$";

    /** The whole capacity of a zone, with what is held and sold. */
    public record BucketCapacity(
            @NotNull UUID bucketId, @Min(0) @Max(200_000) int capacity) {}
}
