/** What the public sees of a performance's places, and what its organiser may change of them: capacity of zones, blocked seats. */
@NullMarked
package io.eventify.inventory.availability;

import org.jspecify.annotations.NullMarked;
