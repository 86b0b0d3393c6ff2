package io.eventify.reservation.cart;

import io.eventify.contracts.inventory.HoldView;
import io.eventify.contracts.reservation.ReservationView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Puts places into the cart: reads, holds at the inventory, writes; three steps, since nobody waits for another service inside a transaction. */
@ApplicationScoped
class AddItems {
    @Inject
    PrepareHold prepareHold;

    @Inject
    InventoryHolds inventory;

    @Inject
    StoreItems storeItems;

    @Inject
    GiveBackHold giveBackHold;

    public ReservationView add(UUID reservationId, AddItemsRequest request) {
        PrepareHold.WantedHold wanted = prepareHold.of(reservationId, request);
        HoldView hold = inventory.hold(wanted.key(), wanted.request());
        try {
            return storeItems.store(reservationId, request, hold);
        } catch (RuntimeException e) {
            giveBack(reservationId, hold, e);
            throw e;
        }
    }

    /* Best effort: without the note the hold lapses by itself. */
    private void giveBack(UUID reservationId, HoldView hold, RuntimeException why) {
        try {
            giveBackHold.giveBack(reservationId, hold.holdId());
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }
}
