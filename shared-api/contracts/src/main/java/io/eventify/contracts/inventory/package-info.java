/** Requests, views and the client interface of the inventory context, as other contexts call it. */
@NullMarked
package io.eventify.contracts.inventory;

import org.jspecify.annotations.NullMarked;
