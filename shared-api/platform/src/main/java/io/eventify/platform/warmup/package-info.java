/** Calls to other contexts that are made once before anybody waits for them: the first one loads classes, opens connections and fetches a token. */
@NullMarked
package io.eventify.platform.warmup;

import org.jspecify.annotations.NullMarked;
