package io.eventify.inventory.availability;

import io.eventify.inventory.Memberships;
import io.eventify.inventory.Performances;
import io.eventify.inventory.SeatingPlans;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.sql.Sql;
import java.time.Clock;

/** The use cases of availability with their parts, as the container would put them together. */
final class Wired {
    private Wired() {}

    static AdjustCapacity adjustCapacity(Sql database, Outbox outbox) {
        SeatMaps seatMaps = new SeatMaps();
        seatMaps.database = database;
        seatMaps.clock = Clock.systemUTC();
        seatMaps.performances = new Performances(database);
        seatMaps.plans = new SeatingPlans(database);
        AdjustCapacity adjustCapacity = new AdjustCapacity();
        adjustCapacity.database = database;
        adjustCapacity.seatMaps = seatMaps;
        adjustCapacity.performances = seatMaps.performances;
        adjustCapacity.plans = seatMaps.plans;
        adjustCapacity.memberships = new Memberships(database);
        adjustCapacity.outbox = outbox;
        return adjustCapacity;
    }
}
