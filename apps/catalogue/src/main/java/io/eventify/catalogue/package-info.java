/**
 * What visitors search and see: read models only, made from what other contexts tell in domain events, and a search index made from the read models. {@code projection}
 * writes them, {@code rebuild} fills them anew while they are read, {@code search} and {@code page} read.
 */
@NullMarked
package io.eventify.catalogue;

import org.jspecify.annotations.NullMarked;
