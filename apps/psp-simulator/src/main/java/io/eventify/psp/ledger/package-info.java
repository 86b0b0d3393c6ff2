/** What the simulated provider remembers: objects kept in memory, every change first written to an append-only journal. */
@NullMarked
package io.eventify.psp.ledger;

import org.jspecify.annotations.NullMarked;
