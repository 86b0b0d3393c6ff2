/** Does at the provider what was written down: at once in the request that asked for it, else by a worker, as often as it takes. */
@NullMarked
package io.eventify.payment.work;

import org.jspecify.annotations.NullMarked;
