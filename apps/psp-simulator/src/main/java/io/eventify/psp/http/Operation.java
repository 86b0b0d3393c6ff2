package io.eventify.psp.http;

import io.eventify.psp.ledger.Transaction;
import io.eventify.psp.ledger.View;

/** What a route does; the kind decides about locking, idempotency keys and who may call. */
public sealed interface Operation {
    /** Stable name by which faults choose it, such as {@code payment_intents.capture}. */
    String name();

    /** Whether the publishable key is enough; the operation itself then checks the client secret. */
    boolean isForShoppers();

    /** Reads only. */
    record Query(String name, boolean isForShoppers, Reading reading) implements Operation {}

    /** Changes something, in one transaction. */
    record Command(String name, boolean isForShoppers, Writing writing) implements Operation {}

    @FunctionalInterface
    interface Reading {
        Answer run(View view, Call call);
    }

    @FunctionalInterface
    interface Writing {
        Answer run(Transaction transaction, Call call);
    }

    static Operation query(String name, Reading reading) {
        return new Query(name, false, reading);
    }

    static Operation command(String name, Writing writing) {
        return new Command(name, false, writing);
    }

    /** The same, open to a shopper's browser. */
    default Operation forShoppers() {
        return switch (this) {
            case Query q -> new Query(q.name(), true, q.reading());
            case Command c -> new Command(c.name(), true, c.writing());
        };
    }
}
