/** Orders as other parts read and place them. */
@NullMarked
package io.eventify.contracts.order;

import org.jspecify.annotations.NullMarked;
