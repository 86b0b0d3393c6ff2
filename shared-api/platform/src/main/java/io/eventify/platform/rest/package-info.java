/** The REST edge: correlation, strict JSON, scopes, paging, and what outgoing calls carry. */
@NullMarked
package io.eventify.platform.rest;

import org.jspecify.annotations.NullMarked;
