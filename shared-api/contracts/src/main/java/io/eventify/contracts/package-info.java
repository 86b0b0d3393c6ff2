/** What every context may say to another: contracts only, additive changes only. */
@NullMarked
package io.eventify.contracts;

import org.jspecify.annotations.NullMarked;
