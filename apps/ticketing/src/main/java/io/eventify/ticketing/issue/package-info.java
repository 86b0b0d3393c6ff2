/** Issuing tickets in the booking saga, and revoking them. */
@NullMarked
package io.eventify.ticketing.issue;

import org.jspecify.annotations.NullMarked;
