/** What the provider tells by itself: signed, possibly twice, possibly late, in any order. */
@NullMarked
package io.eventify.payment.webhook;

import org.jspecify.annotations.NullMarked;
