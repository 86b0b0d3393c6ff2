/** Giving a ticket to somebody else: the same ticket, a new owner, a new code. */
@NullMarked
package io.eventify.ticketing.transfer;

import org.jspecify.annotations.NullMarked;
