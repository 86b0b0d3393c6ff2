/**
 * The calls to neighbours, each with its timeout, retries and circuit breaker beside it (MicroProfile Fault Tolerance; the annotations are defaults, configuration
 * overrides them). A refusal (4xx) is an answer: it is neither retried nor counted by a breaker, and comes as
 * {@link io.eventify.order.calls.CallRefusedException}. Anything else means that the neighbour could not be asked.
 */
@NullMarked
package io.eventify.order.calls;

import org.jspecify.annotations.NullMarked;
