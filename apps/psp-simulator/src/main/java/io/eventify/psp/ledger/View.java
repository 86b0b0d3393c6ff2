package io.eventify.psp.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A consistent look at the ledger; valid only inside the call that was given it. Objects handed out are copies. */
public interface View {
    Optional<ObjectNode> find(Kind kind, String id);

    /** Objects in the order of their creation, latest first, between two positions (both excluded). */
    Stream<ObjectNode> latestFirst(Kind kind, OptionalLong olderThan, OptionalLong newerThan);

    /** Objects in the order of their creation, earliest first, that are newer than a position. */
    Stream<ObjectNode> earliestFirst(Kind kind, OptionalLong newerThan);

    /** Objects that belong to another one, such as the refunds of a PaymentIntent; latest first. */
    Stream<ObjectNode> ownedBy(Kind kind, String owner);

    /** The place of an object in the order of creation. */
    OptionalLong position(Kind kind, String id);
}
