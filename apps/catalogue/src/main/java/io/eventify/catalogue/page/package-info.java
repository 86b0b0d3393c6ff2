/** What the page of an event shows, read from the database. */
@NullMarked
package io.eventify.catalogue.page;

import org.jspecify.annotations.NullMarked;
