package io.eventify.inventory.hold;

import io.eventify.contracts.events.SeatsChanged;
import io.eventify.inventory.hold.HoldState.Action;
import io.eventify.inventory.hold.HoldState.Transition;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold as it was read.
 *
 * @param state already {@code lapsed} when its time has run out, swept or not
 * @param expiresAt when it lapses by itself; absent unless held
 * @param places what it holds; after its end what it held
 * @param lra the saga that made it firm
 */
record Hold(
        UUID id,
        UUID performanceId,
        UUID customerId,
        UUID seatingPlanId,
        HoldState state,
        @Nullable Instant expiresAt,
        Instant createdAt,
        WantedPlaces places,
        @Nullable URI lra) {

    /**
     * The state after the action, or this one if there is nothing to do.
     *
     * @throws HoldLapsedException if it is over
     * @throws HoldInCheckoutException if a checkout has it
     * @throws HoldNotFirmException if it must be firm first
     */
    HoldState after(Action action, @Nullable URI inLra) {
        return switch (state.on(action, inLra != null && inLra.equals(lra))) {
            case Transition.To(HoldState next) -> next;
            case Transition.Nothing() -> state;
            case Transition.Refused(HoldState.Rule rule) ->
                throw switch (rule) {
                    case OVER -> new HoldLapsedException();
                    case IN_CHECKOUT -> new HoldInCheckoutException();
                    case NOT_FIRM -> new HoldNotFirmException();
                };
        };
    }

    Hold in(HoldState next, @Nullable URI inLra) {
        return new Hold(id, performanceId, customerId, seatingPlanId, next, null, createdAt, places, inLra);
    }

    Hold until(Instant later) {
        return new Hold(id, performanceId, customerId, seatingPlanId, state, later, createdAt, places, lra);
    }

    /** The domain event's data about all of its places. */
    SeatsChanged asEvent() {
        return asEvent(places);
    }

    /** The domain event's data about some of its places. */
    SeatsChanged asEvent(WantedPlaces some) {
        List<SeatsChanged.Bucket> buckets = some.quantities().entrySet().stream()
                .map(e -> new SeatsChanged.Bucket(e.getKey(), e.getValue()))
                .toList();
        return new SeatsChanged(performanceId, id, some.seats(), buckets, null);
    }
}
