/**
 * Durable steps: what a saga does next stands in the table {@code saga_steps}, one row for each saga that is waiting for us, written in the transaction of the change
 * that makes it due. A worker claims due rows ({@code FOR UPDATE SKIP LOCKED}, with a lease), runs them outside any transaction, and the step writes its answer and the
 * next step in one transaction, fenced by the claim: a worker that was too slow, and whose lease another took over, changes nothing.
 */
@NullMarked
package io.eventify.order.steps;

import org.jspecify.annotations.NullMarked;
