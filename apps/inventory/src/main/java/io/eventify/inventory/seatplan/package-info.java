/** Seating plans: defined once, from JSON or CSV, then never changed. Told to others with seating-plan.defined. */
@NullMarked
package io.eventify.inventory.seatplan;

import org.jspecify.annotations.NullMarked;
