/** Domain events leave with the state change that made them: rows first, the broker after the commit. */
@NullMarked
package io.eventify.platform.outbox;

import org.jspecify.annotations.NullMarked;
