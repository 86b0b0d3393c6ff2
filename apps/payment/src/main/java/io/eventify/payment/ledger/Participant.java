package io.eventify.payment.ledger;

/** The name under which this context takes part in sagas. */
public final class Participant {

    public static final String NAME = "payment";

    private Participant() {}
}
