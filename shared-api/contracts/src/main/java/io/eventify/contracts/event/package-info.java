/** Events, performances and prices as other parts read them from the event context. */
@NullMarked
package io.eventify.contracts.event;

import org.jspecify.annotations.NullMarked;
