package io.eventify.order.cancellation;

import io.eventify.platform.errors.DomainException;

/** The order's state forbids it: 409 {@code order_in_progress} (ask again soon) or {@code already_cancelled}; 404 {@code line_not_found}. */
public class OrderNotCancellableException extends DomainException {
    private OrderNotCancellableException(int status, String code) {
        super(status, code);
    }

    static OrderNotCancellableException inProgress() {
        return new OrderNotCancellableException(409, "order_in_progress");
    }

    static OrderNotCancellableException alreadyCancelled() {
        return new OrderNotCancellableException(409, "already_cancelled");
    }

    static OrderNotCancellableException noSuchLine() {
        return new OrderNotCancellableException(404, "line_not_found");
    }

    static OrderNotCancellableException reasonMissing() {
        return new OrderNotCancellableException(422, "reason_required");
    }

    static OrderNotCancellableException overrideIsForSupport() {
        return new OrderNotCancellableException(403, "forbidden");
    }

    static OrderNotCancellableException notInQueue() {
        return new OrderNotCancellableException(409, "refund_not_failed");
    }
}
