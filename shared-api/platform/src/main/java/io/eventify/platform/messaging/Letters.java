package io.eventify.platform.messaging;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Enumeration;

/** A domain event on its way into a dead-letter queue, and out of it. */
final class Letters {
    /** Why a message is in a dead-letter queue. */
    static final String CAUSE = "eventify_cause";

    private static final String GROUP = "JMSXGroupID";

    private Letters() {}

    /**
     * A new message with the same event: with what its producer said of it and its group, for it must again stay behind the earlier events of its aggregate.
     * Without what the broker wrote; by its duplicate id a copy would be refused.
     */
    static Message copy(Session session, Message message) throws JMSException {
        Message copy = message instanceof TextMessage text
                ? session.createTextMessage(text.getText())
                : session.createMessage();
        for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
            String name = (String) names.nextElement();
            if (name.startsWith("ce_") || name.equals("traceparent")) {
                copy.setObjectProperty(name, message.getObjectProperty(name));
            }
        }
        String group = message.getStringProperty(GROUP);
        if (group != null) {
            copy.setStringProperty(GROUP, group);
        }
        return copy;
    }
}
