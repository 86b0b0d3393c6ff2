package io.eventify.ticketing.door;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import java.util.ArrayList;
import java.util.List;

/** The holder is not let through; the code says why, and for {@code already_checked_in} the details say when and on which device. */
public class CheckInRefusedException extends DomainException {
    CheckInRefusedException(ScanOutcome.Refused refusal) {
        super(status(refusal.code()), refusal.code(), details(refusal));
    }

    private static int status(String code) {
        return switch (code) {
            case "ticket_code_invalid" -> 422;
            case "ticket_unknown" -> 404;
            default -> 409;
        };
    }

    private static List<Detail> details(ScanOutcome.Refused refusal) {
        List<Detail> details = new ArrayList<>();
        if (refusal.since() != null) {
            details.add(new Detail("at", refusal.since().toString()));
        }
        if (refusal.device() != null) {
            details.add(new Detail("deviceId", refusal.device()));
        }
        return details;
    }
}
