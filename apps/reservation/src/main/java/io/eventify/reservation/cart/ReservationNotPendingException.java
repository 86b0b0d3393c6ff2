package io.eventify.reservation.cart;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import java.util.List;

/** The cart can no longer change; arguments: its state. */
class ReservationNotPendingException extends DomainException {
    ReservationNotPendingException(ReservationStatus status) {
        super(409, "reservation_not_pending", List.of(new Detail("status", status.code)), status.code);
    }
}
