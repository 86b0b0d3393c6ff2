/** Requests, views and the client interface of the payment context, as other contexts call it. */
@NullMarked
package io.eventify.contracts.payment;

import org.jspecify.annotations.NullMarked;
