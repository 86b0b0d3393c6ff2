/** Domain events arrive at least once and are applied once. */
@NullMarked
package io.eventify.platform.inbox;

import org.jspecify.annotations.NullMarked;
