/** Requests that may be repeated: same key, same answer. */
@NullMarked
package io.eventify.platform.idempotency;

import org.jspecify.annotations.NullMarked;
