/**
 * The payment's part in the booking saga (docs/booking.md): compensation writes down what has to be undone and answers at once; the worker undoes it, and the status
 * resource tells when it is done.
 */
@NullMarked
package io.eventify.payment.saga;

import org.jspecify.annotations.NullMarked;
