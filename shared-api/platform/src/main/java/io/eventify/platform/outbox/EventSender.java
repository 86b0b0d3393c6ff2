package io.eventify.platform.outbox;

import java.util.List;

/** Brings domain events to the broker. One sender for each worker, so an implementation need not be thread-safe. */
public interface EventSender extends AutoCloseable {

    /**
     * Sends in the list's order; returns when the broker has all of them on disk. An event that the broker already had counts as sent.
     *
     * @throws BrokerUnavailableException if the broker does not have them all for certain
     */
    void send(List<PendingEvent> events);

    @Override
    void close();

    /** Nothing is lost: the rows stay in the outbox. */
    final class BrokerUnavailableException extends RuntimeException {
        public BrokerUnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
