/** The payment context: money of orders at the payment provider. Only this context knows Stripe. */
@NullMarked
package io.eventify.payment;

import org.jspecify.annotations.NullMarked;
