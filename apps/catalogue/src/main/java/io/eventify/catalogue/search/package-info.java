/** The search index and what is asked of it. Nothing outside this package knows the search engine. */
@NullMarked
package io.eventify.catalogue.search;

import org.jspecify.annotations.NullMarked;
