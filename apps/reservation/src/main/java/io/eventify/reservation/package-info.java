/** The reservation context. Here stands what it was told about performances and prices; the cart itself is in {@link io.eventify.reservation.cart}. */
@NullMarked
package io.eventify.reservation;

import org.jspecify.annotations.NullMarked;
