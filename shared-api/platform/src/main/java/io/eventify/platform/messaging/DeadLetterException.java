package io.eventify.platform.messaging;

/** A message that no later delivery could make readable: nacked with this, it goes to the dead-letter queue at once, the text as its cause. */
public class DeadLetterException extends RuntimeException {
    public DeadLetterException(String cause) {
        super(cause);
    }

    public DeadLetterException(String cause, Throwable thrown) {
        super(cause, thrown);
    }
}
