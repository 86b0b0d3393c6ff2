/** Domain events: the records that travel as {@code data} of a CloudEvent on the address {@code domain.events}. A field is only ever added. */
@NullMarked
package io.eventify.contracts.events;

import org.jspecify.annotations.NullMarked;
