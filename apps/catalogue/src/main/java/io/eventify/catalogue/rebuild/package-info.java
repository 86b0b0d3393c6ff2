/** Fills the read models anew, from what the owners of the facts say, while they are read and written. */
@NullMarked
package io.eventify.catalogue.rebuild;

import org.jspecify.annotations.NullMarked;
