/** Runs in the build: completes the OpenAPI document of a context with what its annotations say about roles, scopes, idempotency and absent values. */
@NullMarked
package io.eventify.restcontract;

import org.jspecify.annotations.NullMarked;
