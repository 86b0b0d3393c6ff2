package io.eventify.reservation.cart;

import io.eventify.platform.errors.DomainException;
import io.eventify.platform.errors.RemoteCallException;
import java.util.Set;

/** The inventory answered no for a reason of the trade (places taken, limit of the customer, sales not open): passed on as it is, never repeated, no sign of trouble. */
class HoldRefusedException extends DomainException {
    private static final Set<Integer> STATUSES = Set.of(404, 409, 410, 422);

    HoldRefusedException(RemoteCallException answer) {
        super(answer.status(), answer.code(), answer.details());
        initCause(answer);
    }

    /** An own request still running is no refusal: the next attempt gets its answer. */
    static boolean isRefusal(RemoteCallException answer) {
        return STATUSES.contains(answer.status()) && !answer.code().equals("request_in_progress");
    }
}
