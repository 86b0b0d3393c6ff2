package io.eventify.inventory.availability;

import io.eventify.platform.errors.DomainException;
import java.util.UUID;

/** More places of the bucket are held and sold than it shall have: 409 {@code capacity_below_sold}. */
public class CapacityBelowSoldException extends DomainException {
    public CapacityBelowSoldException(UUID bucketId) {
        super(409, "capacity_below_sold", "buckets." + bucketId, "held_or_sold");
    }
}
