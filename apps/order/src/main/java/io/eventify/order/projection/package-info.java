/** What orders need to know of events, performances and organisations, kept from their domain events; an older event that arrives late changes nothing. */
@NullMarked
package io.eventify.order.projection;

import org.jspecify.annotations.NullMarked;
