/** The order context without its server: real beans on the real database, only the neighbours are played by the tests. */
@NullMarked
package io.eventify.order.testing;

import org.jspecify.annotations.NullMarked;
