/** What a test or a shopper does to the simulator outside Stripe's API: faults, webhook rules, the ledger's totals, the 3-D Secure page. */
@NullMarked
package io.eventify.psp.admin;

import org.jspecify.annotations.NullMarked;
