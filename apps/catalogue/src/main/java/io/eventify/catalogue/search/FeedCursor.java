package io.eventify.catalogue.search;

import java.util.Optional;

/** How far an index has followed the changes of the read models. */
interface FeedCursor {

    /** Whether this instance writes the index. Asked before each run. */
    boolean isMine();

    /** The transaction from which on changes are to be read; empty for an index that was never filled. */
    Optional<String> read();

    /** Everything before this transaction is in the index, durably. */
    void write(String cursor);
}
