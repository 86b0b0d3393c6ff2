package io.eventify.inventory.hold;

import io.eventify.contracts.inventory.HoldView;
import io.eventify.contracts.inventory.HoldView.HeldBucket;
import io.eventify.contracts.inventory.HoldView.HeldSeat;
import io.eventify.inventory.Buckets;
import io.eventify.inventory.LocalisedText;
import io.eventify.inventory.SeatingPlan;
import io.eventify.inventory.SeatingPlan.Seat;
import io.eventify.inventory.SeatingPlan.Zone;
import io.eventify.inventory.SeatingPlans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.UUID;

/** Holds as callers see them: labels come from the seating plan in memory, not from the database. */
@ApplicationScoped
public class HoldViews {

    @Inject
    SeatingPlans plans;

    HoldView of(Hold hold, Locale language) {
        SeatingPlan plan = plans.get(hold.seatingPlanId());
        return new HoldView(
                hold.id(),
                hold.performanceId(),
                hold.customerId(),
                hold.state().word(),
                hold.state() == HoldState.HELD ? hold.expiresAt() : null,
                hold.places().seats().stream().map(seat -> seat(plan, seat)).toList(),
                hold.places().quantities().entrySet().stream()
                        .map(e -> bucket(plan, hold.performanceId(), e.getKey(), e.getValue(), language))
                        .toList());
    }

    private static HeldSeat seat(SeatingPlan plan, UUID seatId) {
        Seat seat = plan.seat(seatId)
                .orElseThrow(
                        () -> new IllegalStateException("seat " + seatId + " is held but not in plan " + plan.id()));
        return new HeldSeat(seatId, seat.section(), seat.row(), seat.number(), seat.seatClass(), seat.accessible());
    }

    private static HeldBucket bucket(
            SeatingPlan plan, UUID performanceId, UUID bucketId, int quantity, Locale language) {
        Zone zone = Buckets.zoneOf(plan, performanceId, bucketId)
                .orElseThrow(() ->
                        new IllegalStateException("bucket " + bucketId + " is held but not in plan " + plan.id()));
        return new HeldBucket(bucketId, LocalisedText.in(language, zone.name()), zone.seatClass(), quantity);
    }
}
