package io.eventify.order.calls;

/** No connection came about, so nothing can have been done: the one failure after which even a payment may be asked again at once. */
public class NothingSentException extends RuntimeException {
    NothingSentException(Throwable cause) {
        super("no connection", cause);
    }
}
