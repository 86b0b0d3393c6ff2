package io.eventify.event.programme;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import java.util.List;

/** The sales of the performance are not in a state that allows this; arguments: the state. */
class PerformanceStatusException extends DomainException {
    PerformanceStatusException(SalesStatus status) {
        super(409, "performance_status_conflict", List.of(new Detail("salesStatus", status.code)), status.code);
    }
}
