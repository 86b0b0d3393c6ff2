/** Writes what domain events tell into the read models. */
@NullMarked
package io.eventify.catalogue.projection;

import org.jspecify.annotations.NullMarked;
