/** The ticketing context: tickets, their codes, the door, and the way from one owner to the next. */
@NullMarked
package io.eventify.ticketing;

import org.jspecify.annotations.NullMarked;
