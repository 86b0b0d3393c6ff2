package io.eventify.ticketing.door;

import io.eventify.platform.identity.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Scans in the name of the caller. */
@RequestScoped
public class DoorKeeper {

    @Inject
    Caller caller;

    @Inject
    CheckIn checkIn;

    Door.Keeper who() {
        return new Door.Keeper(caller.id(), caller.isAdmin());
    }

    /** @throws CheckInRefusedException if the holder is not let through */
    CheckInView scan(Scan scan) {
        return switch (checkIn.of(scan, who())) {
            case ScanOutcome.Admitted admitted ->
                new CheckInView(
                        admitted.ticketId(),
                        scan.direction() == Scan.Direction.ENTRY ? "checked_in" : "checked_out",
                        admitted.at());
            case ScanOutcome.Refused refused -> throw new CheckInRefusedException(refused);
        };
    }
}
