package io.eventify.inventory.seatplan;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import java.util.List;

/** The plan cannot be defined as it was sent: 422 {@code seating_plan_invalid}; details name the places, at most 50 of them. */
public class SeatingPlanInvalidException extends DomainException {
    static final int MOST_DETAILS = 50;

    public SeatingPlanInvalidException(List<Detail> details) {
        super(422, "seating_plan_invalid", details.subList(0, Math.min(MOST_DETAILS, details.size())));
    }
}
