package io.eventify.inventory;

import io.eventify.platform.time.Ids;
import java.util.Optional;
import java.util.UUID;

/** Buckets: the zones of one performance. */
public final class Buckets {
    private Buckets() {}

    /** The id of a zone's bucket in a performance. */
    public static UUID idOf(UUID performanceId, UUID zoneId) {
        return Ids.derived("bucket\n" + performanceId + '\n' + zoneId);
    }

    /** Which zone of the plan a bucket is. */
    public static Optional<SeatingPlan.Zone> zoneOf(SeatingPlan plan, UUID performanceId, UUID bucketId) {
        return plan.zones().stream()
                .filter(zone -> idOf(performanceId, zone.id()).equals(bucketId))
                .findFirst();
    }
}
