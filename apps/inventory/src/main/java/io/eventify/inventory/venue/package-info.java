/** Venues: where performances take place. An organisation's own; changed by its managers, told to others with venue.defined. */
@NullMarked
package io.eventify.inventory.venue;

import org.jspecify.annotations.NullMarked;
