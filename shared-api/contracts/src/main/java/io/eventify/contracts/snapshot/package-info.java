/** What an owner of facts says about all of them as they are now, for a context that builds its read model anew. */
@NullMarked
package io.eventify.contracts.snapshot;

import org.jspecify.annotations.NullMarked;
