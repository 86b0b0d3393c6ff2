/** Events, webhook endpoints, signed deliveries with retries, and the rules that disturb deliveries on purpose. */
@NullMarked
package io.eventify.psp.webhook;

import org.jspecify.annotations.NullMarked;
