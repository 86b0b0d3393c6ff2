/** The broker's own process. Packed in a jar of its own, because it runs on the Artemis distribution's class path. */
@NullMarked
package io.eventify.launcher.broker;

import org.jspecify.annotations.NullMarked;
