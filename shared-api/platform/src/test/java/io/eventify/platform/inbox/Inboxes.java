package io.eventify.platform.inbox;

import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Lets tests of other packages use an inbox. */
public final class Inboxes {

    private Inboxes() {}

    public static Consumer<String> of(
            String context, DataSource database, Consumer<Runnable> transaction, DomainEventConsumer consumer) {
        return new Inbox(context, database, transaction, List.of(consumer))::accept;
    }
}
