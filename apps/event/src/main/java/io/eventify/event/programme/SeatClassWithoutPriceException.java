package io.eventify.event.programme;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Places of these classes could be chosen, but nobody said what they cost. */
class SeatClassWithoutPriceException extends DomainException {
    SeatClassWithoutPriceException(UUID performanceId, Collection<String> seatClasses) {
        super(422, "seat_class_without_price", details(performanceId, seatClasses), String.join(", ", seatClasses));
    }

    private static List<Detail> details(UUID performanceId, Collection<String> seatClasses) {
        return seatClasses.stream()
                .map(seatClass -> new Detail("performances[" + performanceId + "].seatClass", seatClass))
                .toList();
    }
}
