/** Requests, views and the client interface of the reservation context, as other contexts call it. */
@NullMarked
package io.eventify.contracts.reservation;

import org.jspecify.annotations.NullMarked;
