package io.eventify.inventory.hold;

import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.inventory.GiveBackRequest;
import io.eventify.inventory.Performances;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Cancelled places return to sale, once for each request. After the performance has begun there is nothing left to sell: they stay as they are. */
@ApplicationScoped
public class GiveBackPlaces {

    @Inject
    Holds holds;

    @Inject
    Performances performances;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * @param id derived from the caller's key
     * @throws PlacesNotSoldException if one of them is not sold to this hold; then none returns
     * @throws IdempotencyKeyReusedException if the id came with another request before
     */
    @Transactional
    void giveBack(UUID id, UUID holdId, GiveBackRequest request) {
        WantedPlaces places = WantedPlaces.of(request);
        Hold hold = holds.lock(holdId);
        if (!holds.noteGiveBack(id, holdId, HoldCommand.hash(places))
                || !performances.get(hold.performanceId()).startTime().isAfter(clock.instant())) {
            return;
        }
        List<UUID> strangers = notIn(hold, places);
        if (!strangers.isEmpty()) {
            throw new PlacesNotSoldException(strangers, places);
        }
        if (!holds.giveBack(hold, places)) {
            throw new PlacesNotSoldException(places.seats(), places);
        }
        WantedPlaces left = without(hold.places(), places);
        holds.save(withPlaces(hold, left));
        outbox.publish(EventTypes.SEATS_RELEASED, holdId, hold.asEvent(places));
    }

    private static List<UUID> notIn(Hold hold, WantedPlaces places) {
        if (hold.state() != HoldState.COMMITTED) {
            List<UUID> all = new ArrayList<>(places.seats());
            all.addAll(places.quantities().keySet());
            return all;
        }
        List<UUID> strangers = new ArrayList<>(places.seats());
        strangers.removeAll(hold.places().seats());
        places.quantities().forEach((bucket, quantity) -> {
            if (hold.places().quantities().getOrDefault(bucket, 0) < quantity) {
                strangers.add(bucket);
            }
        });
        return strangers;
    }

    private static WantedPlaces without(WantedPlaces all, WantedPlaces gone) {
        List<UUID> seats = new ArrayList<>(all.seats());
        seats.removeAll(gone.seats());
        SortedMap<UUID, Integer> quantities = new TreeMap<>(all.quantities());
        gone.quantities()
                .forEach((bucket, quantity) -> quantities.computeIfPresent(
                        bucket, (b, sold) -> sold > quantity ? Integer.valueOf(sold - quantity) : null));
        return new WantedPlaces(seats, quantities);
    }

    private static Hold withPlaces(Hold hold, WantedPlaces left) {
        HoldState state = left.isEmpty() ? HoldState.RELEASED : hold.state();
        return new Hold(
                hold.id(),
                hold.performanceId(),
                hold.customerId(),
                hold.seatingPlanId(),
                state,
                null,
                hold.createdAt(),
                left,
                hold.lra());
    }
}
