/** Answers that many want are made once. */
@NullMarked
package io.eventify.catalogue.cache;

import org.jspecify.annotations.NullMarked;
