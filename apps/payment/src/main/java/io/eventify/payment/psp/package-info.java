/** The payment provider (Stripe's API): what we ask of it and how its answers read in our words. */
@NullMarked
package io.eventify.payment.psp;

import org.jspecify.annotations.NullMarked;
