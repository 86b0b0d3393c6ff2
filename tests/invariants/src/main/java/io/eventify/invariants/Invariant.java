package io.eventify.invariants;

import java.util.List;

/** One invariant of the platform. */
interface Invariant {

    /** Its number in the specification. */
    int number();

    /** What it says, in one line. */
    String title();

    /** Everything that breaks it now. */
    List<Finding> findings(Sources sources);
}
