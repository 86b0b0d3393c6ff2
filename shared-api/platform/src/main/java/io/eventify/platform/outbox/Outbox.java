package io.eventify.platform.outbox;

import java.util.UUID;

/** Where use cases put their domain events; in the same transaction as the change they tell of. */
public interface Outbox {

    /**
     * Writes the event in the current JTA transaction; after the commit it goes to the broker at once.
     *
     * @param type one of {@link io.eventify.contracts.events.EventTypes}
     * @param subject the aggregate's id: events of one subject are delivered in order
     * @param data the record that the type names
     * @return the event's id
     * @throws jakarta.transaction.TransactionalException if there is no transaction
     */
    UUID publish(String type, UUID subject, Object data);

    /** Rows were written by SQL of the caller's own (a hot path's one statement): relay them now. Call it after the commit. */
    void wakeUp();
}
