package io.eventify.inventory.hold;

import java.util.List;
import java.util.UUID;

/** What came of the wish to hold places. */
sealed interface HoldOutcome {

    /** The places are the customer's. */
    record Held(Hold hold) implements HoldOutcome {}

    /** The same request came before; this is its hold as it is now. */
    record Repeated(Hold hold) implements HoldOutcome {}

    /** Somebody else has these. */
    record Unavailable(List<UUID> places) implements HoldOutcome {}

    /** No free seats answer the wish. */
    record NothingToChoose() implements HoldOutcome {}

    /** Others were drawing the last places of a zone at the same moment: ask again, patiently. */
    record Contended() implements HoldOutcome {}

    /** The performance allows a customer no more than this. */
    record LimitExceeded(int limit) implements HoldOutcome {}

    record SalesNotOpen() implements HoldOutcome {}

    record PerformanceUnknown() implements HoldOutcome {}

    /** Not places of this performance. */
    record UnknownPlaces(List<UUID> places) implements HoldOutcome {}

    /** The hold's id belongs to another request. */
    record KeyReused() implements HoldOutcome {}
}
