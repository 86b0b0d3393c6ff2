package io.eventify.inventory.hold;

import io.eventify.platform.errors.DomainException;

/** The hold lapsed or was released; its places may be someone else's: 410 {@code hold_lapsed}. */
public class HoldLapsedException extends DomainException {
    public HoldLapsedException() {
        super(410, "hold_lapsed");
    }
}
