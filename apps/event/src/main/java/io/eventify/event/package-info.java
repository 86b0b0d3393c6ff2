/** The event context: organisations with their members, and the programme they sell. Here stands what both features share. */
@NullMarked
package io.eventify.event;

import org.jspecify.annotations.NullMarked;
