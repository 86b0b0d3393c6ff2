/** Requests, views and the client interface of the ticketing context, as other contexts call it. */
@NullMarked
package io.eventify.contracts.ticketing;

import org.jspecify.annotations.NullMarked;
