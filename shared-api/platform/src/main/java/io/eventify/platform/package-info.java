/** Plumbing of the services. Any service can stop using a part of it by writing thirty lines of its own. */
@NullMarked
package io.eventify.platform;

import org.jspecify.annotations.NullMarked;
