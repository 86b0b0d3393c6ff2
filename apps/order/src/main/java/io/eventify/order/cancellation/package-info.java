/**
 * The way back after payment: by the customer within the policy, by support against it, by the organiser for a whole performance. A cancellation is an aggregate of its own
 * ({@code requested -> revoked -> done}, or {@code refused}) with durable steps; {@link io.eventify.order.cancellation.CancellationSaga} has their table on one page.
 */
@NullMarked
package io.eventify.order.cancellation;

import org.jspecify.annotations.NullMarked;
