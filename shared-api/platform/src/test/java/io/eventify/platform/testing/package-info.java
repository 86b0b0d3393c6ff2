/** The real PostgreSQL and Artemis for integration tests; started by the tests themselves, once for each JVM. */
@NullMarked
package io.eventify.platform.testing;

import org.jspecify.annotations.NullMarked;
