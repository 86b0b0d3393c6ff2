/** What the order context asks of a payment: make it, capture it, refund it, let it go; and what its owner and support may see of it. */
@NullMarked
package io.eventify.payment.checkout;

import org.jspecify.annotations.NullMarked;
