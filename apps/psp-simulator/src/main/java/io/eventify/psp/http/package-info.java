/** The edge: requests as Stripe's API v1 reads them, answers and errors as it words them, idempotency keys, keys of the account. */
@NullMarked
package io.eventify.psp.http;

import org.jspecify.annotations.NullMarked;
