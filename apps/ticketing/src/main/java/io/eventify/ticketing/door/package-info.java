/** The door: scans with and without contact, and who may scan. */
@NullMarked
package io.eventify.ticketing.door;

import org.jspecify.annotations.NullMarked;
