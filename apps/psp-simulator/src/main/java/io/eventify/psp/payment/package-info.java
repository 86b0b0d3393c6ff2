/** PaymentIntents, charges, refunds and payment methods, with Stripe's states and test cards. */
@NullMarked
package io.eventify.psp.payment;

import org.jspecify.annotations.NullMarked;
