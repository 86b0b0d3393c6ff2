/** A ticket: one admission of one order line. States: issued while its saga is open, then valid or revoked. Whether its holder is inside follows from the scans. */
@NullMarked
package io.eventify.ticketing.ticket;

import org.jspecify.annotations.NullMarked;
