package io.eventify.inventory.availability;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import java.util.List;

/** Some of the places are not places of the performance: 422 {@code unknown_place}; details name each. */
public class NotOfThisPerformanceException extends DomainException {
    public NotOfThisPerformanceException(List<Detail> places) {
        super(422, "unknown_place", places);
    }
}
