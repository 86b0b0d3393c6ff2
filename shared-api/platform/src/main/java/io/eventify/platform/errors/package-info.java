/** Broken rules and how they become the answer's error body. */
@NullMarked
package io.eventify.platform.errors;

import org.jspecify.annotations.NullMarked;
