package io.eventify.psp.ledger;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of objects the ledger keeps; the first group is visible through the API under its prefix. */
public enum Kind {
    PAYMENT_INTENT("payment_intent", "pi_", ""),
    CHARGE("charge", "ch_", "payment_intent"),
    REFUND("refund", "re_", "payment_intent"),
    PAYMENT_METHOD("payment_method", "pm_", ""),
    EVENT("event", "evt_", ""),
    WEBHOOK_ENDPOINT("webhook_endpoint", "we_", ""),
    DELIVERY("delivery", "dlv_", "event"),
    DELIVERY_RULE("delivery_rule", "rule_", ""),
    SETTLEMENT("settlement", "stl_", "target"),
    IDEMPOTENCY_KEY("idempotency_key", "", "");

    private final String word;
    private final String prefix;
    private final String owner;

    Kind(String word, String prefix, String owner) {
        this.word = word;
        this.prefix = prefix;
        this.owner = owner;
    }

    /** Stripe's name of the object, as in its {@code object} field. */
    public String word() {
        return word;
    }

    /** What ids of this kind begin with. */
    public String prefix() {
        return prefix;
    }

    /** The field by which objects of this kind are looked up in groups; empty when there is none. */
    String owner() {
        return owner;
    }

    /** The kind of object an id names, among the kinds that a client may expand. */
    public static Optional<Kind> ofExpandableId(String id) {
        return Arrays.stream(new Kind[] {PAYMENT_INTENT, CHARGE, REFUND, PAYMENT_METHOD})
                .filter(kind -> id.startsWith(kind.prefix))
                .findFirst();
    }
}
