package io.eventify.order.cancellation;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The policy's time is over: 422 {@code cancellation_not_allowed}, saying until when it was. */
public class CancellationNotAllowedException extends DomainException {
    CancellationNotAllowedException(Instant until) {
        super(422, "cancellation_not_allowed", List.of(new Detail("until", text(until))), text(until));
    }

    private static String text(Instant until) {
        return until.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
