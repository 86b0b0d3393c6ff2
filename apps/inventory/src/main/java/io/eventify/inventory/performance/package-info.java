/** What inventory must know of performances and organisations, kept up to date by the event context's domain events. A scheduled performance gets its buckets here. */
@NullMarked
package io.eventify.inventory.performance;

import org.jspecify.annotations.NullMarked;
