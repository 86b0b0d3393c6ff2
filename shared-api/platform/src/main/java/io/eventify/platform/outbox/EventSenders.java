package io.eventify.platform.outbox;

/** Opens connections to the broker. */
public interface EventSenders {

    /** @throws EventSender.BrokerUnavailableException if the broker does not answer in time */
    EventSender open();
}
