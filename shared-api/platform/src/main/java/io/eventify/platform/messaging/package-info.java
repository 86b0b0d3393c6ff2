/** The MicroProfile Reactive Messaging connector for Artemis: the only place that knows the broker's client. */
@NullMarked
package io.eventify.platform.messaging;

import org.jspecify.annotations.NullMarked;
