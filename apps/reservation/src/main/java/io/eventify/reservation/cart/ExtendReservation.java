package io.eventify.reservation.cart;

import io.eventify.contracts.reservation.ReservationView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** Gives a cart its hold time once more. If only some holds could be extended, the cart keeps its old time, and nothing is lost. */
@ApplicationScoped
class ExtendReservation {
    @Inject
    PrepareExtension prepareExtension;

    @Inject
    InventoryHolds inventory;

    @Inject
    ApplyExtension applyExtension;

    public ReservationView extend(UUID id) {
        PrepareExtension.Extension extension = prepareExtension.of(id);
        Instant until = extension.until();
        for (UUID holdId : extension.holdIds()) {
            Instant holdEnds = inventory.extend(holdId, extension.ttlSeconds()).expiresAt();
            if (holdEnds != null && holdEnds.isBefore(until)) {
                until = holdEnds;
            }
        }
        return applyExtension.apply(id, until);
    }
}
