/** The code on a ticket: signed, so that a scanner can check it without contact. */
@NullMarked
package io.eventify.ticketing.code;

import org.jspecify.annotations.NullMarked;
