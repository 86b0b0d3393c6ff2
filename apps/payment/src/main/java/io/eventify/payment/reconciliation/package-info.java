/** Compares our payments with the provider's, and finishes what a lost webhook left. Every finding is logged with its order and counted. */
@NullMarked
package io.eventify.payment.reconciliation;

import org.jspecify.annotations.NullMarked;
