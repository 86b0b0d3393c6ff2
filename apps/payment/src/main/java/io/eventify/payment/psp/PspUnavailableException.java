package io.eventify.payment.psp;

/** The provider did not answer, or not usably: whether it did what was asked is unknown. The same request may be sent again with the same idempotency key. */
public class PspUnavailableException extends RuntimeException {
    public PspUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
