/** The clock, ids and periodic work. */
@NullMarked
package io.eventify.platform.time;

import org.jspecify.annotations.NullMarked;
