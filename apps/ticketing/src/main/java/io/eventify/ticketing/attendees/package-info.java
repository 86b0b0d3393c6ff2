/** Who comes: the tickets of a performance as its organisation sees them. */
@NullMarked
package io.eventify.ticketing.attendees;

import org.jspecify.annotations.NullMarked;
