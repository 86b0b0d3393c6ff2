/**
 * The one public door: routes {@code /api} to the contexts, and lets through only what may come from outside. It knows no business rule; each service
 * verifies the caller's token itself. States: none of its own; the counters of the rate limits live in Redis and may be lost at any time.
 */
@NullMarked
package io.eventify.gateway;

import org.jspecify.annotations.NullMarked;
