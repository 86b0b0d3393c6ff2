/** A Stripe-compatible test double of the payment provider; the start of the program and its settings. */
@NullMarked
package io.eventify.psp;

import org.jspecify.annotations.NullMarked;
