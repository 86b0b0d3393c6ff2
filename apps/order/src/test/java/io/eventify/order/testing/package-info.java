/** The order context without its server: real beans on the real database. Nobody plays a neighbour: what one answered is a value, and nothing here calls one. */
@NullMarked
package io.eventify.order.testing;

import org.jspecify.annotations.NullMarked;
