package io.eventify.event.programme;

import io.eventify.platform.errors.DomainException;

/** The plan is not (yet) known here from seating-plan.defined, or belongs to another venue. */
class UnknownSeatingPlanException extends DomainException {
    UnknownSeatingPlanException() {
        super(422, "unknown_seating_plan", "seatingPlanId", "unknown");
    }
}
